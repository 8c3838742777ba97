/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-types.h"

static void
test_words (void)
{
  int value;

  g_assert_cmpstr (pr_enum_get_word (PR_TYPE_STEP_ID, PR_STEP_SIGN_IN), ==, "sign-in");
  g_assert_true (pr_enum_from_word (PR_TYPE_AUTH, "SCRAM-SHA-256", &value));
  g_assert_cmpint (value, ==, PR_AUTH_SCRAM_SHA_256);
  g_assert_false (pr_enum_from_word (PR_TYPE_SECURITY, "ssl3", &value));
  g_assert_false (pr_enum_from_word (PR_TYPE_SECURITY, "", &value));
}

static void
test_labels (void)
{
  for (int step = PR_STEP_RESOLVE; step <= PR_STEP_SIGN_OUT; step++)
    g_assert_nonnull (pr_step_id_get_label (step));
  for (int auth = PR_AUTH_AUTO; auth <= PR_AUTH_NONE; auth++)
    g_assert_nonnull (pr_auth_get_label (auth));
  for (int security = PR_SECURITY_TLS; security <= PR_SECURITY_NONE; security++)
    g_assert_nonnull (pr_security_get_label (security));
}

/* A step by its own word, and by the phase that help pages name. */
static void
test_steps (void)
{
  PrStepId step;

  g_assert_true (pr_step_id_from_word ("sign-in", &step));
  g_assert_cmpint (step, ==, PR_STEP_SIGN_IN);
  g_assert_true (pr_step_id_from_word ("AUTH", &step));
  g_assert_cmpint (step, ==, PR_STEP_SIGN_IN);
  g_assert_true (pr_step_id_from_word ("rcpt", &step));
  g_assert_cmpint (step, ==, PR_STEP_RECIPIENT);
  g_assert_true (pr_step_id_from_word ("greeting", &step));
  g_assert_cmpint (step, ==, PR_STEP_GREETING);
  g_assert_false (pr_step_id_from_word ("dance", &step));
  g_assert_false (pr_step_id_from_word ("", &step));
}

static void
test_ports (void)
{
  g_assert_cmpuint (pr_protocol_get_default_port (PR_PROTOCOL_IMAP, PR_SECURITY_TLS), ==, 993);
  g_assert_cmpuint (pr_protocol_get_default_port (PR_PROTOCOL_IMAP, PR_SECURITY_STARTTLS), ==, 143);
  g_assert_cmpuint (pr_protocol_get_default_port (PR_PROTOCOL_POP3, PR_SECURITY_TLS), ==, 995);
  g_assert_cmpuint (pr_protocol_get_default_port (PR_PROTOCOL_POP3, PR_SECURITY_NONE), ==, 110);
  g_assert_cmpuint (pr_protocol_get_default_port (PR_PROTOCOL_SMTP, PR_SECURITY_TLS), ==, 465);
  g_assert_cmpuint (pr_protocol_get_default_port (PR_PROTOCOL_SMTP, PR_SECURITY_STARTTLS), ==, 587);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/types/words", test_words);
  g_test_add_func ("/types/labels", test_labels);
  g_test_add_func ("/types/steps", test_steps);
  g_test_add_func ("/types/ports", test_ports);
  return g_test_run ();
}
