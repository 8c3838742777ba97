/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-preset-json.h"

#include <string.h>

/* From a copy that ends with the text, so that a sanitizer sees a byte read too many. */
static PrPresetJson *
parse (const char *text, guint *line, GError **error)
{
  gsize n_bytes = strlen (text);
  g_autofree char *copy = n_bytes == 0 ? NULL : g_memdup2 (text, n_bytes);

  return pr_preset_json_parse (copy, n_bytes, line, error);
}

static void
test_strings (void)
{
  static const struct
  {
    const char *json;
    const char *text;
  } rows[] = {
    { "\"\"", "" },
    { " \"plain\"\n", "plain" },
    { "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\/\b\f\n\r\t" },
    { "\"\\u00e9\\u20AC\"", "é€" },
    { "\"\\ud83d\\ude00\"", "😀" },
    { "\"Universität — ぷらら\"", "Universität — ぷらら" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PrPresetJson) json = NULL;
      guint line;

      json = parse (rows[i].json, &line, &error);
      g_assert_no_error (error);
      g_assert_cmpint (json->kind, ==, PR_PRESET_JSON_STRING);
      g_assert_cmpstr (json->text, ==, rows[i].text);
    }
}

static void
test_tree (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PrPresetJson) json = NULL;
  const PrPresetJson *list;
  guint line;

  json = parse ("{\n"
                "  \"port\": 993,\n"
                "  \"yes\": true, \"no\": false,\n"
                "  \"nothing\": null,\n"
                "  \"list\": [\n"
                "    -1,\n"
                "    {}, []\n"
                "  ]\n"
                "}\n",
                &line, &error);
  g_assert_no_error (error);
  g_assert_cmpint (json->kind, ==, PR_PRESET_JSON_OBJECT);
  g_assert_cmpint (pr_preset_json_get_integer (json, "port"), ==, 993);
  g_assert_cmpint (pr_preset_json_get_integer (json, "yes"), ==, 1);
  g_assert_cmpint (pr_preset_json_get_integer (json, "no"), ==, 0);
  g_assert_cmpint (pr_preset_json_get_integer (json, "other"), ==, 0);
  g_assert_null (pr_preset_json_get_text (json, "port"));
  g_assert_null (pr_preset_json_get_text (json, "other"));
  g_assert_cmpint (pr_preset_json_get_member (json, "nothing")->kind, ==, PR_PRESET_JSON_NULL);
  g_assert_cmpuint (pr_preset_json_get_member (json, "no")->line, ==, 3);

  list = pr_preset_json_get_member (json, "list");
  g_assert_cmpuint (list->line, ==, 5);
  g_assert_cmpuint (pr_preset_json_get_n_children (list), ==, 3);
  g_assert_cmpint (pr_preset_json_get_child (list, 0)->integer, ==, -1);
  g_assert_cmpuint (pr_preset_json_get_child (list, 0)->line, ==, 6);
  g_assert_cmpuint (pr_preset_json_get_child (list, 1)->line, ==, 7);
  g_assert_cmpuint (pr_preset_json_get_n_children (pr_preset_json_get_child (list, 2)), ==, 0);
  g_assert_cmpuint (pr_preset_json_get_n_children (pr_preset_json_get_child (list, 0)), ==, 0);
  g_assert_cmpuint (pr_preset_json_get_n_children (NULL), ==, 0);
  g_assert_null (pr_preset_json_get_member (list, "port"));
}

static void
test_errors (void)
{
  static const struct
  {
    const char *json;
    guint line;
    const char *message;
  } rows[] = {
    { "", 1, "a value is wanted here" },
    { "\n\n", 3, "a value is wanted here" },
    { "tru", 1, "a value is wanted here" },
    { "// comment\n1", 1, "a value is wanted here" },
    { "{\n\"a\": 1,\n}", 3, "a name in double quotes is wanted here" },
    { "{\n\"a\"\n: 1,\n\"b\" 2}", 4, "“:” is wanted after the name" },
    { "{\"a\": 1\n\"b\": 2}", 2, "“,” or “}” is wanted here" },
    { "[1,\n2", 2, "“,” or “]” is wanted here" },
    { "[1 2]", 1, "“,” or “]” is wanted here" },
    { "{\"a\": 1,\n \"a\": 2}", 2, "“a” stands here twice" },
    { "1\n2", 2, "something follows the end of the value" },
    { "[\n\"ab\ncd\"]", 2, "the string does not end on its line" },
    { "\"ab", 1, "the string does not end" },
    { "\"ab\\", 1, "the string does not end" },
    { "\"a\tb\"", 1, "a control character in a string" },
    { "\"\\x41\"", 1, "no such escape after “\\”" },
    { "\"\\u00g0\"", 1, "“\\u” wants four hexadecimal digits" },
    { "\"\\u12", 1, "“\\u” wants four hexadecimal digits" },
    { "\"\\u0000\"", 1, "“\\u” names no character" },
    { "\"\\ud800\"", 1, "half of a surrogate pair" },
    { "\"\\ud800\\u0041\"", 1, "half of a surrogate pair" },
    { "\"\\udc00\"", 1, "“\\u” names no character" },
    { "1.5", 1, "not a whole number of sensible size" },
    { "1e3", 1, "not a whole number of sensible size" },
    { "007", 1, "not a whole number of sensible size" },
    { "-0", 1, "not a whole number of sensible size" },
    { "-", 1, "not a whole number of sensible size" },
    { "99999999999", 1, "not a whole number of sensible size" },
    { "[[[[[[[[[1]]]]]]]]]", 1, "nested too deep" },
    { "{\n\"a\": \"\xff\"}", 2, "not UTF-8, or a NUL byte" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      guint line;

      g_assert_null (parse (rows[i].json, &line, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
      g_assert_cmpstr (error->message, ==, rows[i].message);
      g_assert_cmpuint (line, ==, rows[i].line);
    }
}

static void
test_limits (void)
{
  g_autoptr (GString) many = g_string_new ("[1");
  g_autoptr (GString) wide = g_string_new ("{\"name\":0");
  g_autofree char *big = g_strnfill (PR_PRESET_JSON_MAX_BYTES + 1, ' ');
  guint line;

  for (guint i = 0; i < PR_PRESET_JSON_MAX_NODES; i++)
    g_string_append (many, ",1");
  for (guint i = 0; i < PR_PRESET_JSON_MAX_MEMBERS; i++)
    g_string_append_printf (wide, ",\"%u\":0", i);

  for (guint i = 0; i < 4; i++)
    {
      const char *texts[] = { many->str, wide->str, big, "\"a\0b\"" };
      const char *messages[] = { "too many values", "too many names in one object",
                                 "larger than 256 KiB", "not UTF-8, or a NUL byte" };
      g_autoptr (GError) error = NULL;

      g_assert_null (
          pr_preset_json_parse (texts[i], i == 3 ? 5 : strlen (texts[i]), &line, &error));
      g_assert_cmpstr (error->message, ==, messages[i]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/preset-json/strings", test_strings);
  g_test_add_func ("/preset-json/tree", test_tree);
  g_test_add_func ("/preset-json/errors", test_errors);
  g_test_add_func ("/preset-json/limits", test_limits);
  return g_test_run ();
}
