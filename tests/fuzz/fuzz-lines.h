/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fuzz.h"

#include <glib.h>

#include <string.h>

/* Takes an input apart as a connection does: lines that end in LF or CRLF, each in memory of its own,
 * so that a sanitizer sees one byte too many. */
typedef struct
{
  const guint8 *p;
  const guint8 *end;
} FuzzLines;

static inline FuzzLines
fuzz_lines_begin (const uint8_t *data, size_t size)
{
  static const guint8 nothing = 0;
  const guint8 *p = size == 0 ? &nothing : data;

  return (FuzzLines){ p, p + size };
}

/* Returns: (transfer full) (nullable): so many bytes, if there are */
static inline GBytes *
fuzz_lines_take (FuzzLines *self, gsize n_bytes)
{
  GBytes *bytes;

  if ((gsize) (self->end - self->p) < n_bytes)
    return NULL;
  bytes = g_bytes_new_take (g_memdup2 (self->p, n_bytes), n_bytes);
  self->p += n_bytes;
  return bytes;
}

/* Returns: (transfer full) (nullable): the next line, without its end */
static inline GBytes *
fuzz_lines_next (FuzzLines *self)
{
  const guint8 *newline =
      self->p == self->end ? NULL : memchr (self->p, '\n', (gsize) (self->end - self->p));
  gsize n_bytes;
  GBytes *line;

  if (newline == NULL)
    return NULL;
  n_bytes = (gsize) (newline - self->p);
  if (n_bytes > 0 && newline[-1] == '\r')
    n_bytes--;
  line = fuzz_lines_take (self, n_bytes);
  self->p = newline + 1;
  return line;
}
