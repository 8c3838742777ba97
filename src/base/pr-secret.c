/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-secret.h"

#include "pr-process.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* In pages of its own, which are in no core dump, and not paged out to the disk as far as the system lets
 * this process lock memory. */
struct _PrSecret
{
  gatomicrefcount ref_count;
  gsize n_allocated_bytes;
  gsize n_bytes;
  char content[];
};

/* A sanitizer sees a byte too many only beside memory of its own. */
#ifdef __SANITIZE_ADDRESS__

static gpointer
allocate (gsize *n_bytes)
{
  return g_malloc0 (*n_bytes);
}

static void
release (gpointer memory, gsize n_bytes)
{
  explicit_bzero (memory, n_bytes);
  g_free (memory);
}

#else

static gpointer
allocate (gsize *n_bytes)
{
  gsize n_page_bytes = (gsize) sysconf (_SC_PAGESIZE);
  gpointer memory;

  *n_bytes = (*n_bytes + n_page_bytes - 1) / n_page_bytes * n_page_bytes;
  memory = mmap (NULL, *n_bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED)
    g_error ("No memory for a secret");
  (void) mlock (memory, *n_bytes);
  (void) madvise (memory, *n_bytes, MADV_DONTDUMP);
  return memory;
}

static void
release (gpointer memory, gsize n_bytes)
{
  explicit_bzero (memory, n_bytes);
  munmap (memory, n_bytes);
}

#endif

static const char base64_alphabet[] =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/**
 * pr_secret_new:
 * @text: the secret
 * @n_bytes: its length, or -1 where NUL ends it
 *
 * Copies @text; the caller wipes its own copy.
 *
 * Returns: (transfer full): a secret
 */
PrSecret *
pr_secret_new (const char *text, gssize n_bytes)
{
  gsize size;
  char *content;
  PrSecret *self;

  g_return_val_if_fail (text != NULL, NULL);

  size = n_bytes < 0 ? strlen (text) : (gsize) n_bytes;
  self = pr_secret_new_sized (size, &content);
  if (size > 0)
    memcpy (content, text, size);
  return self;
}

/**
 * pr_secret_new_sized:
 * @n_bytes: the exact size
 * @content: (out) (transfer none): where the caller writes the content, before anybody else gets a
 *   reference
 *
 * For secrets that are computed: nothing grows, so no copy stays behind.
 *
 * Returns: (transfer full): a secret of @n_bytes zeros
 */
PrSecret *
pr_secret_new_sized (gsize n_bytes, char **content)
{
  gsize n_allocated_bytes = sizeof (PrSecret) + n_bytes + 1;
  PrSecret *self;

  g_return_val_if_fail (n_bytes < G_MAXSIZE / 2, NULL);
  g_return_val_if_fail (content != NULL, NULL);

  pr_process_set_wiping (TRUE);
  self = allocate (&n_allocated_bytes);
  g_atomic_ref_count_init (&self->ref_count);
  self->n_allocated_bytes = n_allocated_bytes;
  self->n_bytes = n_bytes;
  *content = self->content;
  return self;
}

/**
 * pr_secret_ref:
 *
 * Returns: (transfer full): @self
 */
PrSecret *
pr_secret_ref (PrSecret *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * pr_secret_unref:
 *
 * Gives up one reference; the last one wipes the content.
 */
void
pr_secret_unref (PrSecret *self)
{
  g_return_if_fail (self != NULL);

  if (g_atomic_ref_count_dec (&self->ref_count))
    release (self, self->n_allocated_bytes);
}

/**
 * pr_secret_get_text:
 *
 * Returns: (transfer none): the content, ended by NUL
 */
const char *
pr_secret_get_text (const PrSecret *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->content;
}

/**
 * pr_secret_get_size:
 *
 * Returns: the number of bytes, without the last NUL
 */
gsize
pr_secret_get_size (const PrSecret *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->n_bytes;
}

/**
 * pr_secret_equal:
 *
 * Compares in a time that depends on the lengths only.
 *
 * Returns: %TRUE if both hold the same bytes
 */
gboolean
pr_secret_equal (const PrSecret *a, const PrSecret *b)
{
  unsigned char difference = 0;

  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (a->n_bytes != b->n_bytes)
    return FALSE;
  for (gsize i = 0; i < a->n_bytes; i++)
    difference |= (unsigned char) (a->content[i] ^ b->content[i]);
  return difference == 0;
}

/**
 * pr_secret_to_base64:
 *
 * Encodes without line breaks. GLib's own encoder would leave a copy in memory that nobody wipes.
 * RFC: 4648 §4.
 *
 * Returns: (transfer full): the encoded secret
 */
PrSecret *
pr_secret_to_base64 (const PrSecret *self)
{
  char *out;
  const unsigned char *in;
  PrSecret *encoded;
  gsize i;

  g_return_val_if_fail (self != NULL, NULL);

  in = (const unsigned char *) self->content;
  encoded = pr_secret_new_sized ((self->n_bytes + 2) / 3 * 4, &out);
  for (i = 0; i + 2 < self->n_bytes; i += 3)
    {
      *out++ = base64_alphabet[in[i] >> 2];
      *out++ = base64_alphabet[(in[i] & 3) << 4 | in[i + 1] >> 4];
      *out++ = base64_alphabet[(in[i + 1] & 15) << 2 | in[i + 2] >> 6];
      *out++ = base64_alphabet[in[i + 2] & 63];
    }
  if (self->n_bytes - i == 1)
    {
      *out++ = base64_alphabet[in[i] >> 2];
      *out++ = base64_alphabet[(in[i] & 3) << 4];
      *out++ = '=';
      *out++ = '=';
    }
  else if (self->n_bytes - i == 2)
    {
      *out++ = base64_alphabet[in[i] >> 2];
      *out++ = base64_alphabet[(in[i] & 3) << 4 | in[i + 1] >> 4];
      *out++ = base64_alphabet[(in[i + 1] & 15) << 2];
      *out++ = '=';
    }
  return encoded;
}

static int
base64_value (char c)
{
  const char *found = c == '\0' ? NULL : strchr (base64_alphabet, c);

  return found == NULL ? -1 : (int) (found - base64_alphabet);
}

/**
 * pr_secret_from_base64:
 * @text: one base64 value without line breaks, as a SASL challenge carries it
 * @n_bytes: its length
 *
 * Strict where it matters: any character outside the alphabet, padding in the middle, or a length
 * that no encoder makes is refused. Missing padding at the end is accepted. RFC: 4648 §4.
 *
 * Returns: (transfer full) (nullable): the decoded bytes, or %NULL if @text is not base64
 */
PrSecret *
pr_secret_from_base64 (const char *text, gsize n_bytes)
{
  g_autoptr (PrSecret) decoded = NULL;
  guint32 group = 0;
  guint n_bits = 0;
  char *out;

  while (n_bytes > 0 && text[n_bytes - 1] == '=' && n_bytes % 4 != 1)
    n_bytes--;
  if (n_bytes % 4 == 1)
    return NULL;

  decoded = pr_secret_new_sized (n_bytes / 4 * 3 + (n_bytes % 4 == 0 ? 0 : n_bytes % 4 - 1), &out);
  for (gsize i = 0; i < n_bytes; i++)
    {
      int value = base64_value (text[i]);

      if (value < 0)
        return NULL;
      group = group << 6 | (guint32) value;
      n_bits += 6;
      if (n_bits >= 8)
        {
          n_bits -= 8;
          *out++ = (char) (group >> n_bits & 0xff);
        }
    }
  return g_steal_pointer (&decoded);
}
