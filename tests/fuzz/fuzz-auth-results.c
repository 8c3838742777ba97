/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz.h"

#include "pr-auth-results.h"
#include "pr-message-header.h"
#include "pr-test-message.h"

#include <string.h>

/* An input is the header of a message. */

#define TOKEN "0123456789abcdef0123456789abcdef"

/* What is shown to people as it is. */
static void
check_result (const char *result)
{
  if (result == NULL)
    return;
  g_assert_cmpuint (strlen (result), >, 0);
  g_assert_cmpuint (strlen (result), <=, PR_AUTH_RESULT_MAX_BYTES);
  for (; *result != '\0'; result++)
    g_assert_true (g_ascii_islower (*result) || g_ascii_isdigit (*result) || *result == '-');
}

static void
check_results (GBytes *header)
{
  g_autoptr (PrAuthResults) results = pr_auth_results_new_from_header (header);

  if (results == NULL)
    return;
  check_result (results->spf);
  check_result (results->dkim);
  check_result (results->dmarc);
  g_assert_true (results->spf != NULL || results->dkim != NULL || results->dmarc != NULL);
  if (results->server == NULL)
    return;
  g_assert_true (g_utf8_validate (results->server, -1, NULL));
  g_assert_cmpuint (g_utf8_strlen (results->server, -1), <=, PR_AUTH_SERVER_MAX_CHARS + 1);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) header = g_bytes_new (data, size);
  g_autofree char *field = pr_message_header_dup_field (header, "Authentication-Results", 0);

  check_results (header);
  if (field != NULL)
    g_assert_null (strchr (field, '\n'));
  if (pr_test_message_is_header_of (TOKEN, header))
    g_assert_cmpuint (size, >=, strlen (TOKEN));
  return 0;
}
