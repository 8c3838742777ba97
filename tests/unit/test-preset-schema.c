/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-preset-problem.h"
#include "pr-preset-schema.h"
#include "pr-preset-writer.h"

#include <string.h>

#define SERVER_ON(port, security) \
  "{ \"protocol\": \"smtp\", \"host\": \"smtp.example.org\", \"port\": " port ", \"security\": \"" security \
  "\", \"username\": \"address\", \"auth\": [\"plain\"] }"
#define SERVER(more) \
  "{ \"protocol\": \"imap\", \"host\": \"imap.example.org\", \"port\": 993, \"security\": \"tls\", " \
  "\"username\": \"address\", \"auth\": [\"plain\"]" more " }"
#define LOCAL(servers, more) \
  "{ \"id\": \"example\", \"name\": \"Example\", \"domains\": [\"example.org\"], \"servers\": [" servers \
  "]" more " }"
#define SHIPPED \
  ", \"mx\": [\"*.example.org\"], \"hints\": [], \"seed\": false, \"sources\": [\"ispdb\"], " \
  "\"checked\": null, \"confidence\": \"low\""

static PrPresetJson *
parse (const char *text, PrPresetRules rules, GPtrArray *problems)
{
  return pr_preset_schema_parse (text, strlen (text), "dir/example.json", rules, problems);
}

static void
test_good (void)
{
  static const struct
  {
    PrPresetRules rules;
    const char *text;
  } rows[] = {
    { PR_PRESET_RULES_LOCAL, LOCAL (SERVER (""), "") },
    { PR_PRESET_RULES_SHIPPED, LOCAL (SERVER (""), SHIPPED) },
    { PR_PRESET_RULES_LOCAL, LOCAL (SERVER_ON ("25", "none"), ", \"checked\": \"2026-09\"") },
    { PR_PRESET_RULES_LOCAL, LOCAL (SERVER_ON ("2525", "tls"), ", \"fame\": 3") },
    { PR_PRESET_RULES_LOCAL, LOCAL (SERVER (""), ", \"mx\": [\"mx.example.net\", \"*.example.net\"]") },
    { PR_PRESET_RULES_LOCAL,
      LOCAL ("", ", \"hints\": [{ \"when\": \"before\", \"kind\": \"other\", \"text\": \"No mail.\" }]") },
    { PR_PRESET_RULES_LOCAL,
      LOCAL ("{ \"protocol\": \"pop3\", \"host\": \"mail.%EMAILDOMAIN%\", \"port\": 110, "
             "\"security\": \"starttls\", \"username\": \"other\", "
             "\"username_pattern\": \"%EMAILLOCALPART%+%EMAILDOMAIN%\", \"auth\": [\"cram-md5\"] }",
             "") },
    { PR_PRESET_RULES_LOCAL,
      LOCAL ("{ \"protocol\": \"smtp\", \"host\": \"127.0.0.1\", \"port\": 587, \"security\": \"tls\", "
             "\"username\": \"address\", \"auth\": [\"oauth2\", \"none\"], \"unusual\": \"It does.\" }",
             "") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GPtrArray) problems = pr_preset_problems_new ();
      g_autoptr (PrPresetJson) provider = parse (rows[i].text, rows[i].rules, problems);

      g_assert_nonnull (provider);
      g_assert_cmpuint (problems->len, ==, 0);
    }
}

/* Each row is a file with one thing wrong, and what the build says of it. */
static void
test_bad (void)
{
  static const struct
  {
    PrPresetRules rules;
    const char *text;
    const char *problem;
  } rows[] = {
    { PR_PRESET_RULES_LOCAL, "{", "dir/example.json:1: a name in double quotes is wanted here" },
    { PR_PRESET_RULES_LOCAL, "[]", "dir/example.json:1: an object in curly brackets is wanted here" },
    { PR_PRESET_RULES_LOCAL,
      "{ \"id\": \"example\",\n \"domains\": [\"example.org\"], \"servers\": [" SERVER ("") "] }",
      "dir/example.json:1: “name” is missing" },
    { PR_PRESET_RULES_SHIPPED, LOCAL (SERVER (""), ""), "dir/example.json:1: “mx” is missing" },
    { PR_PRESET_RULES_LOCAL, LOCAL (SERVER (""), ",\n \"colour\": 1"),
      "dir/example.json:2: “colour” is no field of this format" },
    { PR_PRESET_RULES_LOCAL, LOCAL (SERVER (",\n \"ssl\": true"), ""),
      "dir/example.json:2: “ssl” is no field of this format" },
    { PR_PRESET_RULES_LOCAL, LOCAL (SERVER (""), ", \"mx\": \"*.example.org\""),
      "dir/example.json:1: “mx” must be a list in square brackets" },
    { PR_PRESET_RULES_LOCAL, LOCAL (SERVER (""), ", \"mx\": [\n1]"),
      "dir/example.json:2: “mx” must be text in double quotes" },
    { PR_PRESET_RULES_LOCAL, LOCAL ("\n1", ""),
      "dir/example.json:2: an object in curly brackets is wanted here" },
    { PR_PRESET_RULES_LOCAL, LOCAL ("\n" SERVER_ON ("0", "tls"), ""),
      "dir/example.json:2: “port” is 0 and must be 1 to 65535" },
    { PR_PRESET_RULES_LOCAL, LOCAL ("\n" SERVER_ON ("65536", "tls"), ""),
      "dir/example.json:2: “port” is 65536 and must be 1 to 65535" },
    { PR_PRESET_RULES_LOCAL, LOCAL ("\n" SERVER_ON ("\"465\"", "tls"), ""),
      "dir/example.json:2: “port” must be a number" },
    { PR_PRESET_RULES_LOCAL, LOCAL (SERVER_ON ("465", "ssl"), ""),
      "dir/example.json:1: “security” is “ssl” and must be one of “tls”, “starttls”, “none”" },
    { PR_PRESET_RULES_LOCAL, LOCAL (SERVER_ON ("465", "TLS"), ""),
      "dir/example.json:1: “security” is “TLS” and must be one of “tls”, “starttls”, “none”" },
    { PR_PRESET_RULES_LOCAL, LOCAL ("\n\n" SERVER_ON ("587", "tls"), ""),
      "dir/example.json:3: “security” is “tls” on a port that begins in plain text; if that is meant, "
      "“unusual” says why" },
    { PR_PRESET_RULES_LOCAL, LOCAL (SERVER_ON ("465", "starttls"), ""),
      "dir/example.json:1: “security” is not “tls” on a port of TLS; if that is meant, “unusual” says "
      "why" },
    { PR_PRESET_RULES_LOCAL, LOCAL (SERVER (", \"unusual\": \"No.\""), ""),
      "dir/example.json:1: “unusual” stands by a server that has nothing unusual" },
    { PR_PRESET_RULES_LOCAL, LOCAL (SERVER (", \"unconfirmed\": 1"), ""),
      "dir/example.json:1: “unconfirmed” must be true or false" },
    { PR_PRESET_RULES_LOCAL, LOCAL (SERVER (", \"username_pattern\": \"%EMAILADDRESS%\""), ""),
      "dir/example.json:1: “username_pattern” goes only with “username”: “other”" },
    { PR_PRESET_RULES_LOCAL, LOCAL (SERVER (", \"username_pattern\": \"%NAME%\""), ""),
      "dir/example.json:1: “username_pattern”: “%NAME%” knows only %EMAILADDRESS%, %EMAILLOCALPART% and "
      "%EMAILDOMAIN%" },
    { PR_PRESET_RULES_LOCAL, LOCAL (SERVER ("") ",\n" SERVER (""), ""),
      "dir/example.json:2: this server stands here twice" },
    { PR_PRESET_RULES_LOCAL,
      LOCAL ("{ \"protocol\": \"imap\", \"host\": \"a.example.org\", \"port\": 143, \"security\": \"none\", "
             "\"username\": \"address\", \"auth\": [\"plain\"], \"unconfirmed\": true },\n" SERVER (""),
             ""),
      "dir/example.json:1: an unconfirmed server stands before a confirmed one" },
    { PR_PRESET_RULES_LOCAL, LOCAL ("", ""),
      "dir/example.json:1: “servers” is empty and no hint “before” says what to do instead" },
    { PR_PRESET_RULES_LOCAL, LOCAL (SERVER (""), ",\n\"subdomains\": [\"example.com\"]"),
      "dir/example.json:2: “example.com” is in “subdomains” but not in “domains”" },
    { PR_PRESET_RULES_LOCAL, LOCAL (SERVER (""), ", \"mx\": [\"a.example.org\",\n\"a.example.org\"]"),
      "dir/example.json:2: “mx” has “a.example.org” twice" },
    { PR_PRESET_RULES_LOCAL, LOCAL (SERVER (""), ", \"mx\": [\"*.org\"]"),
      "dir/example.json:1: “mx”: “*.org” needs more than one label" },
    { PR_PRESET_RULES_LOCAL, LOCAL (SERVER (""), ", \"mx\": [\"*example.org\"]"),
      "dir/example.json:1: “mx”: “*example.org” is no host name in lower-case letters" },
    { PR_PRESET_RULES_LOCAL, LOCAL (SERVER (""), ", \"mx\": [\"Mx.example.org\"]"),
      "dir/example.json:1: “mx”: “Mx.example.org” is no host name in lower-case letters" },
    { PR_PRESET_RULES_LOCAL, LOCAL (SERVER (""), ", \"mx\": [\"mx..example.org\"]"),
      "dir/example.json:1: “mx”: “mx..example.org” is no host name in lower-case letters" },
    { PR_PRESET_RULES_LOCAL, LOCAL (SERVER (""), ", \"mx\": [\"1.2.3\"]"),
      "dir/example.json:1: “mx”: “1.2.3” ends in digits only" },
    { PR_PRESET_RULES_LOCAL, LOCAL (SERVER (""), ", \"mx\": [\"bücher.example\"]"),
      "dir/example.json:1: “mx”: “bücher.example” must be written as in DNS: “xn--…”" },
    { PR_PRESET_RULES_LOCAL, LOCAL (SERVER (""), ", \"help_url\": \"http://example.org/\""),
      "dir/example.json:1: “help_url”: “http://example.org/” must be an address that begins with "
      "“https://”" },
    { PR_PRESET_RULES_LOCAL, LOCAL (SERVER (""), ", \"help_url\": \"https://a:b@example.org/\""),
      "dir/example.json:1: “help_url”: “https://a:b@example.org/” names no proper host" },
    { PR_PRESET_RULES_LOCAL, LOCAL (SERVER (""), ", \"help_url\": \"https:///a\""),
      "dir/example.json:1: “help_url”: “https:///a” names no proper host" },
    { PR_PRESET_RULES_LOCAL, LOCAL (SERVER (""), ", \"checked\": \"2026-13\""),
      "dir/example.json:1: “checked”: “2026-13” must be a month, as in “2026-09”" },
    { PR_PRESET_RULES_LOCAL, LOCAL (SERVER (""), ", \"help_url\": null"),
      "dir/example.json:1: “help_url” must be text in double quotes" },
    { PR_PRESET_RULES_LOCAL,
      LOCAL (SERVER (""),
             ", \"hints\": [{ \"when\": \"before\", \"kind\": \"other\",\n \"text\": \"It's so.\" }]"),
      "dir/example.json:2: “text”: “It's so.” has straight quotes or dots where “ ” ’ … are wanted" },
    { PR_PRESET_RULES_LOCAL,
      LOCAL (SERVER (""), ", \"hints\": [{ \"when\": \"now\", \"kind\": \"other\", \"text\": \"So.\" }]"),
      "dir/example.json:1: “when” is “now” and must be one of “before”, “after-failure”" },
    { PR_PRESET_RULES_LOCAL, LOCAL (SERVER (""), ", \"oauth2\": { \"issuer\": \"example.org\", "
      "\"auth_url\": \"https://example.org/a\", \"token_url\": \"https://example.org/t\",\n"
      "\"scopes\": [] }"),
      "dir/example.json:2: “scopes” must not be empty" },
    { PR_PRESET_RULES_SHIPPED,
      "{ \"id\": \"other\", \"name\": \"Example\", \"domains\": [], \"servers\": [" SERVER ("") "]" SHIPPED
      " }",
      "dir/example.json:1: “id” is not the name of the file" },
    { PR_PRESET_RULES_SHIPPED,
      LOCAL (SERVER (""), ", \"mx\": [], \"hints\": [], \"seed\": false, \"sources\": [\n\"hearsay\"], "
                          "\"checked\": null, \"confidence\": \"low\""),
      "dir/example.json:2: “hearsay” is no source that data/providers/README.md explains" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GPtrArray) problems = pr_preset_problems_new ();
      g_autofree char *said = NULL;

      g_assert_null (parse (rows[i].text, rows[i].rules, problems));
      g_assert_cmpuint (problems->len, >=, 1);
      said = pr_preset_problem_to_string (g_ptr_array_index (problems, 0));
      g_assert_cmpstr (said, ==, rows[i].problem);
    }
}

static void
test_all_at_once (void)
{
  g_autoptr (GPtrArray) problems = pr_preset_problems_new ();

  g_assert_null (parse ("{ \"id\": \"Example\",\n\"name\": \" \",\n\"domains\": [\"org\"],\n\"servers\": 1 }",
                        PR_PRESET_RULES_LOCAL, problems));
  g_assert_cmpuint (problems->len, ==, 4);
  for (guint i = 0; i < problems->len; i++)
    {
      const PrPresetProblem *problem = g_ptr_array_index (problems, i);

      g_assert_cmpuint (problem->line, ==, i + 1);
    }
}

static void
test_two_owners (void)
{
  static const struct
  {
    const char *second;
    const char *problem;
  } rows[] = {
    { "{ \"id\": \"second\", \"name\": \"Second\", \"domains\": [\n\"example.org\"], \"servers\": ["
      SERVER ("") "] }",
      "second.json:2: “example.org” belongs to another provider: first.json:1" },
    { "{ \"id\": \"example\", \"name\": \"Second\", \"domains\": [], \"servers\": [" SERVER ("") "] }",
      "second.json:1: “example” belongs to another provider: first.json:1" },
    { "{ \"id\": \"second\", \"name\": \"Second\", \"domains\": [], \"servers\": [" SERVER ("")
      "], \"mx\": [\n\n\"*.example.org\"] }",
      "second.json:3: “*.example.org” belongs to another provider: first.json:1" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PrPresetWriter) writer = pr_preset_writer_new ();
      g_autoptr (GPtrArray) problems = pr_preset_problems_new ();
      g_autoptr (PrPresetJson) first = parse (LOCAL (SERVER (""), SHIPPED), PR_PRESET_RULES_LOCAL, problems);
      g_autoptr (PrPresetJson) second = parse (rows[i].second, PR_PRESET_RULES_LOCAL, problems);
      g_autofree char *said = NULL;

      g_assert_true (pr_preset_writer_add (writer, first, "first.json", FALSE, problems));
      g_assert_false (pr_preset_writer_add (writer, second, "second.json", FALSE, problems));
      g_assert_cmpuint (problems->len, ==, 1);
      said = pr_preset_problem_to_string (g_ptr_array_index (problems, 0));
      g_assert_cmpstr (said, ==, rows[i].problem);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/preset-schema/good", test_good);
  g_test_add_func ("/preset-schema/bad", test_bad);
  g_test_add_func ("/preset-schema/all-at-once", test_all_at_once);
  g_test_add_func ("/preset-schema/two-owners", test_two_owners);
  return g_test_run ();
}
