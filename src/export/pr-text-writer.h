/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PrTextWriter:
 * @text: (owned): what is written so far
 * @is_colored: with the colours of a terminal (ECMA-48)
 *
 * Writes text for people, as wide as a terminal usually is.
 */
typedef struct
{
  GString *text;
  gboolean is_colored;
} PrTextWriter;

void pr_text_writer_add_colored (PrTextWriter *self, const char *color, const char *text);
void pr_text_writer_add_wrapped (PrTextWriter *self,
                                 const char *indent,
                                 const char *hang,
                                 const char *text);

G_END_DECLS
