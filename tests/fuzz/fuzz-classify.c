/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-classify.h"

#include "fuzz.h"

/* Any text is classified, with and without a context, and gives one answer. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup (size == 0 ? "" : (const char *) data, size);
  PrClassifyInput context = { 0 };
  PrClassification first;
  PrClassification second;

  if (size > 0)
    {
      context.has_protocol = (data[0] & 1) != 0;
      context.protocol = (PrProtocol) (data[0] / 2 % PR_N_PROTOCOLS);
      context.has_step = (data[0] & 8) != 0;
      context.step = (PrStepId) (data[0] / 16 % 8);
      context.is_client_text = (data[0] & 128) != 0;
    }
  pr_classify_text (text, &context, &first);
  g_assert_cmpuint (first.id, <, PR_N_DIAGNOSES);
  g_assert_cmpuint (pr_classify_text (text, &context, &second), ==, first.id);
  g_assert_cmpuint (second.rule_line, ==, first.rule_line);
  return 0;
}
