/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-saslprep.h"

#include <string.h>

#include "pr-sasl.h"
#include "pr-saslprep-tables.h"

/* Far beyond any password; bounds the time that a row of combining marks takes to sort. */
#define TEXT_MAX_BYTES 16384

/* Characters on their way, in memory that is big enough from the start and wiped at the end. GLib's
 * g_utf8_normalize() would leave copies of the password on the heap. */
typedef struct
{
  gunichar *chars;
  gsize n_chars;
  gsize n_allocated;
} PrCharBuffer;

static PrCharBuffer
char_buffer_new (gsize n_allocated)
{
  return (PrCharBuffer){ g_new0 (gunichar, n_allocated), 0, n_allocated };
}

static void
char_buffer_clear (PrCharBuffer *self)
{
  if (self->chars != NULL)
    explicit_bzero (self->chars, self->n_allocated * sizeof (gunichar));
  g_free (self->chars);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PrCharBuffer, char_buffer_clear)

static int
compare_range (gconstpointer key, gconstpointer member)
{
  gunichar c = *(const gunichar *) key;
  const PrSaslprepRange *range = member;

  if (c < range->first)
    return -1;
  return c > range->last ? 1 : 0;
}

static gboolean
in_table (gunichar c, const PrSaslprepRange *table, gsize n_ranges)
{
  return bsearch (&c, table, n_ranges, sizeof *table, compare_range) != NULL;
}

#define IN_TABLE(c, table) in_table ((c), (table), G_N_ELEMENTS (table))

/* RFC 4013 §2.1. U+200B is in both tables; as the RFC names the spaces first, it becomes one. */
static void
map_and_decompose (const char *text, gsize n_bytes, PrCharBuffer *out)
{
  for (const char *p = text; p < text + n_bytes; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (IN_TABLE (c, spaces))
        c = ' ';
      else if (IN_TABLE (c, mapped_to_nothing))
        continue;

      out->n_chars += g_unichar_fully_decompose (c, TRUE, out->chars + out->n_chars,
                                                 G_UNICHAR_MAX_DECOMPOSITION_LENGTH);
    }
}

/* Unicode TR 15, canonical ordering: marks sorted by class, those of one class stay in order. */
static void
order_marks (PrCharBuffer *buffer)
{
  for (gsize i = 1; i < buffer->n_chars; i++)
    {
      gunichar c = buffer->chars[i];
      int class = g_unichar_combining_class (c);
      gsize j = i;

      if (class == 0)
        continue;
      for (; j > 0 && g_unichar_combining_class (buffer->chars[j - 1]) > class; j--)
        buffer->chars[j] = buffer->chars[j - 1];
      buffer->chars[j] = c;
    }
}

/* Unicode TR 15, canonical composition, in place: a character joins the last starter unless one in
 * between, of the same or a higher class, blocks the way. */
static void
compose (PrCharBuffer *buffer)
{
  gunichar *chars = buffer->chars;
  gsize starter = 0;
  gsize n_kept = 0;

  for (gsize i = 0; i < buffer->n_chars; i++)
    {
      gunichar c = chars[i];
      int class = g_unichar_combining_class (c);
      gboolean adjacent = starter + 1 == n_kept;
      gunichar composed;

      if (n_kept > 0 && (adjacent || g_unichar_combining_class (chars[n_kept - 1]) < class) &&
          g_unichar_compose (chars[starter], c, &composed))
        {
          chars[starter] = composed;
          continue;
        }
      if (class == 0)
        starter = n_kept;
      chars[n_kept++] = c;
    }
  buffer->n_chars = n_kept;
}

/* RFC 4013 §2.3 and §2.4, RFC 3454 §6 */
static gboolean
check_output (const PrCharBuffer *buffer, GError **error)
{
  gboolean any_rtl = FALSE;
  gboolean any_ltr = FALSE;

  for (gsize i = 0; i < buffer->n_chars; i++)
    {
      if (IN_TABLE (buffer->chars[i], prohibited))
        {
          g_set_error_literal (error, PR_SASL_ERROR, PR_SASL_ERROR_CREDENTIALS,
                               "User name or password has a character that SASLprep prohibits");
          return FALSE;
        }
      any_rtl |= IN_TABLE (buffer->chars[i], right_to_left);
      any_ltr |= IN_TABLE (buffer->chars[i], left_to_right);
    }

  if (any_rtl && (any_ltr || !IN_TABLE (buffer->chars[0], right_to_left) ||
                  !IN_TABLE (buffer->chars[buffer->n_chars - 1], right_to_left)))
    {
      g_set_error_literal (error, PR_SASL_ERROR, PR_SASL_ERROR_CREDENTIALS,
                           "User name or password mixes directions of writing");
      return FALSE;
    }
  return TRUE;
}

static PrSecret *
to_utf8 (const PrCharBuffer *buffer)
{
  PrSecret *text;
  gsize n_bytes = 0;
  char *out;

  for (gsize i = 0; i < buffer->n_chars; i++)
    n_bytes += (gsize) g_unichar_to_utf8 (buffer->chars[i], NULL);

  text = pr_secret_new_sized (n_bytes, &out);
  for (gsize i = 0; i < buffer->n_chars; i++)
    out += g_unichar_to_utf8 (buffer->chars[i], out);
  return text;
}

/**
 * pr_saslprep:
 * @text: (array length=n_bytes): a user name or password
 * @n_bytes: its length
 *
 * Prepares a name or password for SCRAM, so that two ways to type the same give the same bytes. As
 * a “query string”: characters that Unicode 3.2 had not assigned may pass (RFC 5802 §2.2). They are
 * normalized as GLib knows them today.
 *
 * Errors: %PR_SASL_ERROR_CREDENTIALS. RFC: 4013, 3454. Thread: any.
 *
 * Returns: (transfer full): the prepared text, never empty; %NULL on error
 */
PrSecret *
pr_saslprep (const char *text, gsize n_bytes, GError **error)
{
  g_auto (PrCharBuffer) buffer = { NULL, 0, 0 };

  g_return_val_if_fail (text != NULL, NULL);

  if (n_bytes > TEXT_MAX_BYTES)
    {
      g_set_error (error, PR_SASL_ERROR, PR_SASL_ERROR_CREDENTIALS,
                   "User name or password is longer than %d bytes", TEXT_MAX_BYTES);
      return NULL;
    }
  if (!g_utf8_validate_len (text, n_bytes, NULL))
    {
      g_set_error_literal (error, PR_SASL_ERROR, PR_SASL_ERROR_CREDENTIALS,
                           "User name or password is not UTF-8");
      return NULL;
    }

  buffer = char_buffer_new ((n_bytes + 1) * G_UNICHAR_MAX_DECOMPOSITION_LENGTH);
  map_and_decompose (text, n_bytes, &buffer);
  order_marks (&buffer);
  compose (&buffer);
  if (buffer.n_chars == 0)
    {
      g_set_error_literal (error, PR_SASL_ERROR, PR_SASL_ERROR_CREDENTIALS,
                           "User name or password is empty");
      return NULL;
    }
  if (!check_output (&buffer, error))
    return NULL;
  return to_utf8 (&buffer);
}
