/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-classify.h"

G_BEGIN_DECLS

/**
 * PrLogFinding:
 * @line: where it stands, the first line being 1
 * @text: what was said, valid UTF-8
 * @classification: what it means
 *
 * An error that was found.
 */
typedef struct
{
  guint64 line;
  const char *text;
  PrClassification classification;
} PrLogFinding;

typedef void (*PrLogFindingFunc) (const PrLogFinding *finding, gpointer user_data);

G_END_DECLS
