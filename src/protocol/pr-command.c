/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-command.h"

#include <string.h>

#define SECRET_MARK "•••"

typedef struct
{
  char *text;       /* or NULL, */
  PrSecret *secret; /* then this */
} Part;

struct _PrCommand
{
  GArray *parts;
  gboolean valid;
};

static void
part_clear (gpointer data)
{
  Part *part = data;

  g_free (part->text);
  g_clear_pointer (&part->secret, pr_secret_unref);
}

/**
 * pr_command_new:
 *
 * Returns: (transfer full): a command of no lines
 */
PrCommand *
pr_command_new (void)
{
  PrCommand *self = g_new0 (PrCommand, 1);

  self->valid = TRUE;
  self->parts = g_array_new (FALSE, TRUE, sizeof (Part));
  g_array_set_clear_func (self->parts, part_clear);
  return self;
}

/**
 * pr_command_free:
 *
 * Frees the command; its secrets are wiped where nobody else holds them.
 */
void
pr_command_free (PrCommand *self)
{
  g_array_unref (self->parts);
  g_free (self);
}

static gboolean
has_line_break (const char *bytes, gsize n_bytes)
{
  return n_bytes > 0
         && (memchr (bytes, '\r', n_bytes) != NULL || memchr (bytes, '\n', n_bytes) != NULL
             || memchr (bytes, '\0', n_bytes) != NULL);
}

/**
 * pr_command_add:
 * @text: more of the present line
 */
void
pr_command_add (PrCommand *self, const char *text)
{
  Part part = { .text = g_strdup (text) };

  self->valid &= !has_line_break (text, strlen (text));
  g_array_append_val (self->parts, part);
}

/**
 * pr_command_add_secret:
 * @secret: more of the present line, which nobody may see
 */
void
pr_command_add_secret (PrCommand *self, PrSecret *secret)
{
  Part part = { .secret = pr_secret_ref (secret) };

  self->valid &= !has_line_break (pr_secret_get_text (secret), pr_secret_get_size (secret));
  g_array_append_val (self->parts, part);
}

/**
 * pr_command_end_line:
 *
 * Ends the present line; what is added next begins another.
 */
void
pr_command_end_line (PrCommand *self)
{
  Part part = { .text = g_strdup ("\r\n") };

  g_array_append_val (self->parts, part);
}

/**
 * pr_command_is_valid:
 *
 * Returns: %TRUE if nothing that was added holds CR, LF or NUL
 */
gboolean
pr_command_is_valid (const PrCommand *self)
{
  return self->valid;
}

/**
 * pr_command_foreach_secret:
 * @func: (scope call): called with each #PrSecret in it, as it stands in the lines
 * @user_data: for @func
 */
void
pr_command_foreach_secret (const PrCommand *self, GFunc func, gpointer user_data)
{
  for (guint i = 0; i < self->parts->len; i++)
    if (g_array_index (self->parts, Part, i).secret != NULL)
      func (g_array_index (self->parts, Part, i).secret, user_data);
}

static const char *
part_get_bytes (const Part *part, gsize *n_bytes)
{
  *n_bytes = part->text != NULL ? strlen (part->text) : pr_secret_get_size (part->secret);
  return part->text != NULL ? part->text : pr_secret_get_text (part->secret);
}

/**
 * pr_command_to_wire:
 *
 * Only for a valid command.
 *
 * Returns: (transfer full): all lines as they go out
 */
PrSecret *
pr_command_to_wire (const PrCommand *self)
{
  gsize total_bytes = 0;
  gsize n_bytes;
  PrSecret *wire;
  char *out;

  g_return_val_if_fail (self->valid, NULL);

  for (guint i = 0; i < self->parts->len; i++)
    {
      (void) part_get_bytes (&g_array_index (self->parts, Part, i), &n_bytes);
      total_bytes += n_bytes;
    }
  wire = pr_secret_new_sized (total_bytes, &out);
  for (guint i = 0; i < self->parts->len; i++)
    {
      const char *bytes = part_get_bytes (&g_array_index (self->parts, Part, i), &n_bytes);

      memcpy (out, bytes, n_bytes);
      out += n_bytes;
    }
  return wire;
}

/**
 * pr_command_to_shown:
 *
 * Returns: (transfer full): all lines, each secret replaced
 */
char *
pr_command_to_shown (const PrCommand *self)
{
  GString *shown = g_string_new (NULL);

  for (guint i = 0; i < self->parts->len; i++)
    {
      const Part *part = &g_array_index (self->parts, Part, i);

      g_string_append (shown, part->text != NULL ? part->text : SECRET_MARK);
    }
  return g_string_free (shown, FALSE);
}
