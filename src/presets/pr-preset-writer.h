/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-preset-json.h"

G_BEGIN_DECLS

/**
 * PrPresetWriter:
 *
 * Makes the binary form of a number of providers, for the build and for files of one's own alike.
 */
typedef struct _PrPresetWriter PrPresetWriter;

PrPresetWriter *pr_preset_writer_new (void);
void pr_preset_writer_free (PrPresetWriter *self);
gboolean pr_preset_writer_add (PrPresetWriter *self, const PrPresetJson *provider, const char *file,
                               gboolean keep_file, GPtrArray *problems);
GBytes *pr_preset_writer_finish (PrPresetWriter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrPresetWriter, pr_preset_writer_free)

G_END_DECLS
