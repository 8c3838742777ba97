/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz.h"

#include <string.h>

#include "pr-sasl-private.h"
#include "pr-saslprep.h"

/* An input is lines: the mechanism's name (after “y ” with a channel binding), user name, password,
 * and then a challenge each. “APOP” takes a time stamp and a password, “SASLPREP” text. */

/* The nonce of RFC 5802 §5, so that the corpus can come to a good end. */
#define NONCE "fyko+d2lbbFgONRv9qkxdawL"

/* Many rounds are slow, and the same code as a few. */
static gboolean
has_many_rounds (GBytes *challenge)
{
  gsize n_bytes;
  const char *bytes = g_bytes_get_data (challenge, &n_bytes);
  gsize n_digits = 0;

  for (gsize i = 0; i < n_bytes && n_digits < 5; i++)
    n_digits = g_ascii_isdigit (bytes[i]) ? n_digits + 1 : 0;
  return n_digits == 5;
}

static GBytes *
take_line (const char **p, const char *end)
{
  const char *start = *p;
  const char *newline = start == end ? NULL : memchr (start, '\n', (gsize) (end - start));
  gsize n_bytes = (gsize) ((newline == NULL ? end : newline) - start);

  *p = newline == NULL ? end : newline + 1;
  return g_bytes_new (start, n_bytes);
}

static char *
take_text (const char **p, const char *end)
{
  g_autoptr (GBytes) line = take_line (p, end);
  gsize n_bytes;
  const char *bytes = g_bytes_get_data (line, &n_bytes);

  return n_bytes == 0 ? g_strdup ("") : g_strndup (bytes, n_bytes);
}

static PrSecret *
take_secret (const char **p, const char *end)
{
  g_autoptr (GBytes) line = take_line (p, end);
  gsize n_bytes;
  const char *bytes = g_bytes_get_data (line, &n_bytes);

  return pr_secret_new (n_bytes == 0 ? "" : bytes, (gssize) n_bytes);
}

/* Either an answer or an error, and what is said of the server fit to be shown. */
static void
check_answer (PrSasl *sasl, PrSecret *answer, const GError *error)
{
  g_autofree char *server_error = pr_sasl_dup_server_error (sasl);

  g_assert_true ((answer == NULL) == (error != NULL));
  if (server_error == NULL)
    return;
  g_assert_true (g_utf8_validate (server_error, -1, NULL));
  g_assert_cmpuint (g_utf8_strlen (server_error, -1), <=, 501);
  g_assert_false (pr_sasl_is_complete (sasl, NULL));
}

static void
fuzz_exchange (PrSasl *sasl, const char *p, const char *end)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  PrDeadline deadline = pr_deadline_new (60000, 60000);

  pr_sasl_set_client_nonce (sasl, NONCE);
  pr_sasl_set_limits (sasl, &deadline, cancellable);
  while (p < end)
    {
      g_autoptr (GBytes) challenge = take_line (&p, end);
      g_autoptr (GError) error = NULL;
      g_autoptr (PrSecret) answer = NULL;
      gsize n_bytes;
      const char *bytes = g_bytes_get_data (challenge, &n_bytes);

      if (has_many_rounds (challenge))
        g_cancellable_cancel (cancellable);
      answer = pr_sasl_respond (sasl, bytes, n_bytes, &error);
      check_answer (sasl, answer, error);
    }
}

static void
fuzz_apop (const char *p, const char *end)
{
  g_autofree char *timestamp = take_text (&p, end);
  g_autoptr (PrSecret) secret = take_secret (&p, end);
  g_autoptr (GError) error = NULL;
  g_autoptr (PrSecret) digest = pr_sasl_apop (timestamp, secret, &error);

  g_assert_true ((digest == NULL) == (error != NULL));
}

/* What is prepared once is not changed by preparing it again (RFC 3454 §4.1: NFKC is stable). */
static void
fuzz_saslprep (const char *p, const char *end)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PrSecret) once = pr_saslprep (p, (gsize) (end - p), &error);
  g_autoptr (PrSecret) twice = NULL;

  g_assert_true ((once == NULL) == (error != NULL));
  if (once == NULL || pr_secret_get_size (once) > (gsize) (end - p))
    return;
  twice = pr_saslprep (pr_secret_get_text (once), pr_secret_get_size (once), &error);
  g_assert_no_error (error);
  g_assert_true (pr_secret_equal (once, twice));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const char *p = size == 0 ? "" : (const char *) data;
  const char *end = p + size;
  g_autofree char *first = take_text (&p, end);
  const char *name = g_str_has_prefix (first, "y ") ? first + 2 : first;
  const PrSaslMechanism *mechanism = pr_sasl_mechanism_find (name);
  g_autofree char *username = NULL;
  g_autoptr (PrSecret) secret = NULL;
  g_autoptr (PrSasl) sasl = NULL;

  if (strcmp (name, "APOP") == 0)
    fuzz_apop (p, end);
  if (strcmp (name, "SASLPREP") == 0)
    fuzz_saslprep (p, end);
  if (mechanism == NULL)
    return 0;

  username = take_text (&p, end);
  secret = take_secret (&p, end);
  sasl = pr_sasl_new (mechanism, username, secret, "imap.test", 993);
  if (name != first)
    {
      g_autoptr (GBytes) binding = g_bytes_new_static ("binding", 7);

      pr_sasl_set_channel_binding (sasl, "tls-exporter", binding);
    }
  fuzz_exchange (sasl, p, end);
  return 0;
}
