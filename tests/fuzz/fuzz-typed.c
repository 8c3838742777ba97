/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz.h"

#include "pr-email-address.h"
#include "pr-endpoint.h"
#include "pr-printable.h"
#include "pr-typed.h"

#include <string.h>

/* An input is text that somebody typed, pasted, or a server sent: taken for an address, for a server,
 * and for something to show. */

/* What was made from an address is one, and stays as it is. */
static void
fuzz_address (const char *text)
{
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *address = pr_email_address_normalize (text, &name, &error);
  g_autofree char *again = NULL;
  g_autofree char *local_part = NULL;
  g_autofree char *domain = NULL;

  g_assert_true ((address == NULL) == (error != NULL));
  if (address == NULL)
    return;
  g_assert_null (strpbrk (address, "\r\n"));
  again = pr_email_address_normalize (address, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (again, ==, address);
  local_part = pr_email_address_dup_local_part (address);
  domain = pr_email_address_dup_ascii_domain (address);
  g_assert_cmpuint (strlen (local_part), >, 0);
  g_assert_true (g_str_is_ascii (domain));
}

static void
fuzz_endpoint (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PrEndpoint) endpoint = pr_endpoint_parse (text, &error);
  g_autofree char *written = NULL;
  g_autoptr (PrEndpoint) again = NULL;

  g_assert_true ((endpoint == NULL) == (error != NULL));
  if (endpoint == NULL)
    return;
  g_assert_true (pr_endpoint_host_is_valid (pr_endpoint_get_host (endpoint)));
  written = pr_endpoint_to_string (endpoint);
  again = pr_endpoint_parse (written, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (pr_endpoint_get_host (again), ==, pr_endpoint_get_host (endpoint));
}

static void
fuzz_server (const char *text)
{
  g_auto (PrTypedServer) server = { 0 };
  g_autofree char *folded = pr_typed_fold (text);
  g_autofree char *again = pr_typed_fold (folded);

  g_assert_cmpstr (again, ==, folded);
  pr_typed_server_parse (&server, text);
  g_assert_true (g_utf8_validate (server.host, -1, NULL));
  g_assert_cmpuint (server.port, <=, 65536);
}

static void
fuzz_printable (const char *bytes, gsize n_bytes, gsize max_chars)
{
  g_autofree char *shown = pr_printable_from_bytes (bytes, n_bytes, max_chars);

  g_assert_true (g_utf8_validate (shown, -1, NULL));
  g_assert_cmpuint (g_utf8_strlen (shown, -1), <=, max_chars + 1);
  for (const char *p = shown; *p != '\0'; p = g_utf8_next_char (p))
    g_assert_true (*p == ' ' || !pr_printable_is_unseen (g_utf8_get_char (p))
                   || g_unichar_isspace (g_utf8_get_char (p)));
}

int
LLVMFuzzerTestOneInput (const unsigned char *data, size_t size)
{
  g_autofree char *text = size == 0 ? g_strdup ("") : g_strndup ((const char *) data, size);
  g_autofree char *stripped = pr_printable_strip (text);
  g_autofree char *again = pr_printable_strip (stripped);

  g_assert_cmpstr (again, ==, stripped);
  fuzz_address (text);
  fuzz_endpoint (text);
  fuzz_server (text);
  fuzz_printable ((const char *) data, size, 10);
  fuzz_printable ((const char *) data, size, 10000);
  return 0;
}
