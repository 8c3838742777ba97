/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-server-error.h"
#include "pr-talk-private.h"

#include <glib/gstdio.h>

#include <openssl/ssl.h>

#include <string.h>

static PrTalk *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  PrTalk *talk = pr_talk_new ("t", text, &error);

  g_assert_no_error (error);
  return talk;
}

/* The kinds of steps, nested ones in brackets, as a text that can be compared. */
static void
describe (GPtrArray *steps, GString *described)
{
  static const char letters[] = "SRFrbMxxx<TfWDsCKZH";

  for (guint i = 0; i < steps->len; i++)
    {
      const PrTalkStep *step = g_ptr_array_index (steps, i);

      if (step->steps == NULL)
        {
          g_string_append_c (described, letters[step->kind]);
          continue;
        }
      g_string_append_c (described, step->kind == PR_TALK_CHOICE   ? '?'
                                    : step->kind == PR_TALK_REPEAT ? '@'
                                                                   : '|');
      g_string_append_c (described, '(');
      describe (step->steps, described);
      g_string_append_c (described, ')');
    }
}

static void
test_steps (void)
{
  static const struct
  {
    const char *text;
    const char *described;
  } rows[] = {
    { "", "" },
    { "\n# nothing\n\n  # at all", "" },
    { "S: a\nC: b\n", "Sr" },
    { "S:\nC:\n", "Sr" },
    { "!raw \"\\0\\x41\\r\\n\"\n!flood 9\n!flood endless \"a b\"\n", "RFF" },
    { "!starttls\n!receive 5\n!message\n!flush\n!wait 1\n!drip 0\n!silent\n", "TbMfWDs" },
    { "!close\n!cut\n!reset\n!half-close\n", "CKZH" },
    { "on A\nend\n", "?(|())" },
    { "on A\n S: a\nend\n# between\non B\nend\n", "?(|(S)|())" },
    { "on A\nend\nS: x\non B\nend\n", "?(|())S?(|())" },
    { "on A\n on B\n end\n on C\n end\nend\non D\nend", "?(|(?(|()|()))|())" },
    { "repeat\n on A\n  !leave\n end\nend\nrepeat 3\n S: x\nend", "@(?(|(<)))@(S)" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PrTalk) talk = parse (rows[i].text);
      g_autoptr (GString) described = g_string_new (NULL);

      describe (pr_talk_get_steps (talk), described);
      g_assert_cmpstr (described->str, ==, rows[i].described);
    }
}

static void
test_arguments (void)
{
  g_autoptr (PrTalk) talk = parse ("!raw \"\\0\\x41\\101\\t\\\\\\\"ä\\r\\n\"\n"
                                   "!flood endless\n"
                                   "!wait 250\n"
                                   "repeat\n S: x\nend\n");
  GPtrArray *steps = pr_talk_get_steps (talk);
  const PrTalkStep *raw = g_ptr_array_index (steps, 0);
  const PrTalkStep *flood = g_ptr_array_index (steps, 1);
  const PrTalkStep *wait = g_ptr_array_index (steps, 2);
  const PrTalkStep *repeat = g_ptr_array_index (steps, 3);
  static const char expected[] = "\0AA\t\\\"ä\r\n";
  gsize n_bytes = 0;
  const void *bytes = g_bytes_get_data (raw->bytes, &n_bytes);

  g_assert_cmpmem (bytes, n_bytes, expected, sizeof expected - 1);
  g_assert_cmpuint (flood->number, ==, G_MAXUINT64);
  g_assert_cmpuint (wait->number, ==, 250);
  g_assert_cmpuint (wait->line, ==, 3);
  g_assert_cmpstr (wait->file, ==, "t");
  g_assert_cmpuint (repeat->number, ==, G_MAXUINT64);
}

static void
test_settings (void)
{
  g_autoptr (PrTalk) talk = parse ("!client imap,tls\n"
                                   "!tls\n"
                                   "!imap\n"
                                   "!certificate expired  self-signed names=a.test,b.test\n"
                                   "!tls-versions 1.0 1.1\n"
                                   "!tls-ciphers AES128-SHA\n"
                                   "!issuer Example  Shield Root\n"
                                   "!client-certificate required\n"
                                   "S: * OK\n"
                                   "= certificate-self-signed\n");
  const PrTalkSettings *settings = pr_talk_get_settings (talk);
  PrProtocol protocol = PR_PROTOCOL_SMTP;
  PrSecurity security = PR_SECURITY_NONE;

  g_assert_cmpstr (pr_talk_get_name (talk), ==, "t");
  g_assert_cmpstr (pr_talk_get_diagnosis (talk), ==, "certificate-self-signed");
  g_assert_true (pr_talk_get_client (talk, &protocol, &security));
  g_assert_cmpint (protocol, ==, PR_PROTOCOL_IMAP);
  g_assert_cmpint (security, ==, PR_SECURITY_TLS);
  g_assert_true (settings->tls);
  g_assert_true (settings->imap);
  g_assert_cmpint (settings->certificate.flags, ==, PR_TEST_CERTIFICATE_SELF_SIGNED);
  g_assert_cmpint (settings->certificate.not_after_s, <, 0);
  g_assert_cmpstr (settings->certificate.names, ==, "a.test,b.test");
  g_assert_cmpstr (settings->certificate.issuer, ==, "Example Shield Root");
  g_assert_cmpint (settings->min_tls_version, ==, TLS1_VERSION);
  g_assert_cmpint (settings->max_tls_version, ==, TLS1_1_VERSION);
  g_assert_cmpstr (settings->tls_ciphers, ==, "AES128-SHA");
  g_assert_cmpint (settings->client_certificate, ==, PR_TALK_CLIENT_CERTIFICATE_REQUIRED);
}

static void
test_defaults (void)
{
  g_autoptr (PrTalk) talk = parse ("S: hello\n");
  const PrTalkSettings *settings = pr_talk_get_settings (talk);

  g_assert_cmpstr (pr_talk_get_diagnosis (talk), ==, NULL);
  g_assert_false (pr_talk_get_client (talk, NULL, NULL));
  g_assert_false (settings->tls);
  g_assert_false (settings->imap);
  g_assert_cmpint (settings->certificate.flags, ==, PR_TEST_CERTIFICATE_NONE);
  g_assert_cmpint (settings->min_tls_version, ==, TLS1_2_VERSION);
  g_assert_cmpint (settings->max_tls_version, ==, TLS1_3_VERSION);
}

static void
test_errors (void)
{
  static const struct
  {
    const char *text;
    const char *message;
  } rows[] = {
    { "hello\n", "t:1: no line of a talk begins like “hello”" },
    { "S: a\n\nS:b\n", "t:3: no line of a talk begins like “S:b”" },
    { "S: a \n", "t:1: a blank at the end of the line; write !raw \"… \\r\\n\"" },
    { "S: a\r\n", "t:1: a blank at the end of the line; write !raw \"… \\r\\n\"" },
    { "S: \377\n", "t:1: not valid UTF-8, or a NUL" },
    { "S: a\nS: \377\n", "t:2: not valid UTF-8, or a NUL" },
    { "!dance\n", "t:1: there is no “!dance”" },
    { "!\n", "t:1: there is no “!”" },
    { "!close now\n", "t:1: “!close” takes no argument" },
    { "!wait\n", "t:1: “!wait” needs an argument" },
    { "!wait soon\n", "t:1: “soon” is no number from 0 to 600000" },
    { "!wait 600001\n", "t:1: “600001” is no number from 0 to 600000" },
    { "!raw hello\n", "t:1: bytes stand between quotes" },
    { "!raw \"\n", "t:1: bytes stand between quotes" },
    { "!raw \"\"\n", "t:1: no bytes between the quotes" },
    { "!raw \"a\"b\"\n", "t:1: a quote inside the quotes; write \\\"" },
    { "!raw \"\\q\"\n", "t:1: unknown escape; there are \\r \\n \\t \\\\ \\\" \\0 and \\xHH" },
    { "!raw \"\\x4\"\n", "t:1: unknown escape; there are \\r \\n \\t \\\\ \\\" \\0 and \\xHH" },
    { "!raw \"\\777\"\n", "t:1: unknown escape; there are \\r \\n \\t \\\\ \\\" \\0 and \\xHH" },
    { "!raw \"\\\"\n", "t:1: unknown escape; there are \\r \\n \\t \\\\ \\\" \\0 and \\xHH" },
    { "!flood much\n", "t:1: “much” is no number from 0 to 1099511627776" },
    { "!flood 5 x\n", "t:1: bytes stand between quotes" },
    { "S: a\n!tls\n", "t:2: “!tls” is a setting: it stands before the talk begins" },
    { "!tls now\n", "t:1: “!tls” takes no argument" },
    { "!imap 4\n", "t:1: “!imap” takes no argument" },
    { "!client smtp\n", "t:1: “!client” needs PROTOCOL,SECURITY: “!client smtp,starttls”" },
    { "!client nntp,tls\n", "t:1: “!client” needs PROTOCOL,SECURITY: “!client smtp,starttls”" },
    { "!client\n", "t:1: “!client” needs PROTOCOL,SECURITY: “!client smtp,starttls”" },
    { "!certificate\n", "t:1: “!certificate” needs a word" },
    { "!certificate nice\n", "t:1: “nice” is nothing that a certificate can be" },
    { "!issuer\n", "t:1: “!issuer” needs a name" },
    { "!certificate names=\n", "t:1: “names=” is nothing that a certificate can be" },
    { "!tls-versions 1.3 1.2\n",
      "t:1: “!tls-versions” needs two of 1.0, 1.1, 1.2 and 1.3, in order" },
    { "!tls-versions 1.2\n", "t:1: “!tls-versions” needs two of 1.0, 1.1, 1.2 and 1.3, in order" },
    { "!tls-versions 1.2 1.4\n",
      "t:1: “!tls-versions” needs two of 1.0, 1.1, 1.2 and 1.3, in order" },
    { "!tls-ciphers\n", "t:1: “!tls-ciphers” needs one list" },
    { "!client-certificate\n", "t:1: “!client-certificate” needs “wanted” or “required”" },
    { "= Wrong\n", "t:1: “Wrong” is no diagnosis" },
    { "= ok\n= ok\n", "t:2: a second diagnosis" },
    { "on\nend\n", "t:1: “on” needs a pattern" },
    { "S: a\non A\nS: b\n", "t:2: this block has no “end”" },
    { "end\n", "t:1: “end” without a block" },
    { "repeat x\nend\n", "t:1: “x” is no number from 0 to 1000000" },
    { "repeat\nend\n", "t:2: nothing to repeat" },
    { "!leave\n", "t:1: “!leave” outside of “repeat”" },
    { "repeat\nS: a\nend\n!leave\n", "t:4: “!leave” outside of “repeat”" },
    { "on 1\non 2\non 3\non 4\non 5\non 6\non 7\non 8\non 9\n",
      "t:9: blocks are more than 8 deep" },
    { "S: ok\nS: $tag OK\n", "t:2: nothing keeps “$tag”; a dollar is “$$”" },
    { "include x.talk\n", "t:1: “include” in a talk that does not come from a file" },
    { "include ../x.talk\n", "t:1: “include” needs the name of a file in the same folder" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PrTalk) talk = pr_talk_new ("t", rows[i].text, &error);

      g_assert_null (talk);
      g_assert_error (error, PR_SERVER_ERROR, PR_SERVER_ERROR_TALK);
      g_assert_cmpstr (error->message, ==, rows[i].message);
    }
}

static void
test_bounds (void)
{
  g_autofree char *long_text = g_strnfill ((1 << 20) + 1, '\n');
  g_autoptr (GString) many_steps = g_string_new (NULL);
  g_autoptr (GError) too_long = NULL;
  g_autoptr (GError) too_many = NULL;

  g_assert_null (pr_talk_new ("t", long_text, &too_long));
  g_assert_error (too_long, PR_SERVER_ERROR, PR_SERVER_ERROR_TALK);
  for (gsize i = 0; i <= 10000; i++)
    g_string_append (many_steps, "S: x\n");
  g_assert_null (pr_talk_new ("t", many_steps->str, &too_many));
  g_assert_cmpstr (too_many->message, ==, "t:10001: more than 10000 steps");
}

static void
write_file (const char *folder, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static PrTalk *
load_file (const char *folder, const char *name, GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  return pr_talk_load (file, error);
}

static void
test_include (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("pr-talk-XXXXXX", &error);
  g_autofree char *expected = NULL;
  g_autoptr (PrTalk) talk = NULL;
  g_autoptr (GString) described = g_string_new (NULL);
  static const char *const names[] = { "a.talk", "b.part", "bad.talk", "bad.part", "loop.talk" };

  g_assert_no_error (error);
  write_file (folder, "a.talk", "on A\nend\ninclude b.part\nS: $kept\n");
  write_file (folder, "b.part", "on B $kept\nend\n");
  write_file (folder, "bad.talk", "S: x\ninclude bad.part\n");
  write_file (folder, "bad.part", "\non A\n");
  write_file (folder, "loop.talk", "include loop.talk\n");

  talk = load_file (folder, "a.talk", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (pr_talk_get_name (talk), ==, "a");
  describe (pr_talk_get_steps (talk), described);
  g_assert_cmpstr (described->str, ==, "?(|()|())S");

  g_assert_null (load_file (folder, "bad.talk", &error));
  expected =
      g_strdup_printf ("%s/bad.talk:2: %s/bad.part:2: this block has no “end”", folder, folder);
  g_assert_cmpstr (error->message, ==, expected);
  g_clear_error (&error);
  g_assert_null (load_file (folder, "loop.talk", &error));
  g_assert_nonnull (strstr (error->message, "more than 4 files include each other"));
  g_clear_error (&error);
  g_assert_null (load_file (folder, "missing.talk", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/talk/steps", test_steps);
  g_test_add_func ("/talk/arguments", test_arguments);
  g_test_add_func ("/talk/settings", test_settings);
  g_test_add_func ("/talk/defaults", test_defaults);
  g_test_add_func ("/talk/errors", test_errors);
  g_test_add_func ("/talk/bounds", test_bounds);
  g_test_add_func ("/talk/include", test_include);
  return g_test_run ();
}
