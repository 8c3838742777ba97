/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PrTextLook:
 * @columns: how wide the lines may be, in cells of a terminal; bounded to what can be read well
 * @is_colored: with the colours of a terminal (ECMA-48)
 *
 * How text for people is to look.
 */
typedef struct
{
  guint columns;
  gboolean is_colored;
} PrTextLook;

/* Text that is not for a terminal, or for one that does not say how wide it is. */
#define PR_TEXT_LOOK_PLAIN ((PrTextLook){ 80, FALSE })

/**
 * PrTextWriter:
 *
 * Writes text for people, its lines no wider than they may be where words allow that.
 */
typedef struct
{
  GString *text;
  PrTextLook look;
} PrTextWriter;

PrTextWriter pr_text_writer_begin (const PrTextLook *look);
char *pr_text_writer_end (PrTextWriter *self);

guint pr_text_width (const char *text);
void pr_text_writer_add_colored (PrTextWriter *self, const char *color, const char *text);
void pr_text_writer_add_wrapped (PrTextWriter *self,
                                 const char *indent,
                                 const char *hang,
                                 const char *text);
void pr_text_writer_add_wrapped_behind (PrTextWriter *self, guint column, const char *text);

G_END_DECLS
