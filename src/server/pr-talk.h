/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "pr-types.h"

G_BEGIN_DECLS

/**
 * PrTalk:
 *
 * What a scripted server says and does: a text in a small language, described at the top of
 * `pr-talk.c`, parsed. Immutable and counted. Thread: any.
 */
typedef struct _PrTalk PrTalk;

PrTalk *pr_talk_new (const char *name, const char *text, GError **error);
PrTalk *pr_talk_new_in_folder (const char *name, const char *text, GFile *folder, GError **error);
PrTalk *pr_talk_load (GFile *file, GError **error);
PrTalk *pr_talk_ref (PrTalk *self);
void pr_talk_unref (PrTalk *self);

const char *pr_talk_get_name (PrTalk *self);
const char *pr_talk_get_diagnosis (PrTalk *self);
gboolean pr_talk_get_client (PrTalk *self, PrProtocol *protocol, PrSecurity *security);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrTalk, pr_talk_unref)

G_END_DECLS
