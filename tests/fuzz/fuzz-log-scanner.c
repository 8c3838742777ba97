/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-log-scanner.h"

#include "fuzz.h"

#include <string.h>

static void
add_finding (const PrLogFinding *finding, gpointer user_data)
{
  GString *findings = user_data;

  g_assert_true (g_utf8_validate (finding->text, -1, NULL));
  g_string_append_printf (findings, "%" G_GUINT64_FORMAT " %d\n", finding->line,
                          finding->classification.id);
}

static char *
scan (const char *bytes, gsize n_bytes, gsize n_piece)
{
  GString *findings = g_string_new (NULL);
  g_autoptr (PrLogScanner) scanner = pr_log_scanner_new (NULL, add_finding, findings);

  for (gsize i = 0; i < n_bytes; i += n_piece)
    pr_log_scanner_feed (scanner, bytes + i, MIN (n_piece, n_bytes - i));
  pr_log_scanner_finish (scanner);
  return g_string_free (findings, FALSE);
}

/* What is found does not depend on how the bytes come. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *whole = scan ((const char *) data, size, size + 1);
  g_autofree char *pieces = scan ((const char *) data, size, 5);

  g_assert_cmpstr (whole, ==, pieces);
  return 0;
}
