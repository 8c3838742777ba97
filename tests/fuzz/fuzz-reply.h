/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-reply.h"

/* What holds for any reply: it can be asked for everything, and its words can be shown. */
static inline void
fuzz_check_reply (const PrReply *reply)
{
  g_autofree char *text = pr_reply_dup_text (reply);
  g_autofree char *evidence = pr_reply_dup_evidence (reply);

  g_assert_cmpuint (pr_reply_get_n_lines (reply), >=, 1);
  g_assert_nonnull (pr_reply_get_line (reply, pr_reply_get_n_lines (reply) - 1));
  g_assert_true (g_utf8_validate (evidence, -1, NULL));
  g_assert_cmpuint (g_utf8_strlen (evidence, -1), <=, 2020);
  for (const char *p = evidence; *p != '\0'; p++)
    g_assert_false (g_ascii_iscntrl (*p));
  g_assert_true (pr_reply_get_enhanced_code (reply) == NULL
                 || strlen (pr_reply_get_enhanced_code (reply)) <= strlen ("5.123.456"));
  (void) pr_reply_refuses_mechanism (reply);
}
