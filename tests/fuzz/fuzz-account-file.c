/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz.h"

#include "pr-account-file.h"

#include <string.h>

/* An input is an account's file. What is read must be written so that it is read as the same again. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PrAccount) account = NULL;
  g_autoptr (PrAccount) again = NULL;
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  const char *text;
  gsize n_bytes;

  account = pr_account_file_parse ("fuzz", (const char *) data, size, &error);
  if (account == NULL)
    {
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return 0;
    }
  before = g_bytes_new_static (data, size);
  after = pr_account_file_format (account, before);
  text = g_bytes_get_data (after, &n_bytes);
  /* It may have grown beyond what is read; the store looks at that before it writes. */
  if (n_bytes > PR_ACCOUNT_FILE_MAX_BYTES)
    return 0;
  again = pr_account_file_parse ("fuzz", text, n_bytes, &error);
  g_assert_no_error (error);
  g_assert_true (pr_account_equal (account, again));
  g_assert_cmpuint (pr_account_get_n_results (account), ==, pr_account_get_n_results (again));
  for (guint i = 0; i < pr_account_get_n_results (account); i++)
    g_assert_true (pr_result_equal (pr_account_get_result (account, i),
                                    pr_account_get_result (again, i)));
  return 0;
}
