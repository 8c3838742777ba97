/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-json.h"

#include "pr-types.h"

/* Members of the object that is being built. */

void
pr_json_add_string (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value == NULL ? "" : value);
}

void
pr_json_add_int (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

void
pr_json_add_boolean (JsonBuilder *builder, const char *name, gboolean value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

/*
 * pr_json_add_word:
 * @type: an enum with words
 */
void
pr_json_add_word (JsonBuilder *builder, const char *name, GType type, int value)
{
  pr_json_add_string (builder, name, pr_enum_get_word (type, value));
}

void
pr_json_add_null (JsonBuilder *builder, const char *name)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_null_value (builder);
}

/*
 * pr_json_append_string:
 * @value: valid UTF-8
 *
 * Appends a JSON string (RFC 8259 §7).
 */
void
pr_json_append_string (GString *text, const char *value)
{
  g_string_append_c (text, '"');
  for (const char *p = value; *p != '\0'; p++)
    {
      gsize n_plain = 0;

      while ((guchar) p[n_plain] >= ' ' && p[n_plain] != '"' && p[n_plain] != '\\')
        n_plain++;
      g_string_append_len (text, p, (gssize) n_plain);
      p += n_plain;
      if (*p == '\0')
        break;
      if (*p == '"' || *p == '\\')
        g_string_append_printf (text, "\\%c", *p);
      else
        g_string_append_printf (text, "\\u%04x", (guint) (guchar) *p);
    }
  g_string_append_c (text, '"');
}

/*
 * pr_json_end:
 * @builder: with one whole value
 *
 * Returns: (transfer full): it in JSON, and a line end
 */
char *
pr_json_end (JsonBuilder *builder, gboolean is_pretty)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = NULL;

  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, is_pretty);
  text = json_generator_to_data (generator, NULL);
  return g_strconcat (text, "\n", NULL);
}
