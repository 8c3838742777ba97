/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * PrSecret:
 *
 * A password, a token, or bytes made from one: immutable, counted, wiped on the last unref. Never a
 * property, a #GVariant, an error text or a log line. The content may hold NUL; one more NUL, not
 * counted, always ends it. Thread: any.
 */
typedef struct _PrSecret PrSecret;

PrSecret *pr_secret_new (const char *text, gssize n_bytes);
PrSecret *pr_secret_new_sized (gsize n_bytes, char **content);
PrSecret *pr_secret_ref (PrSecret *self);
void pr_secret_unref (PrSecret *self);

const char *pr_secret_get_text (const PrSecret *self);
gsize pr_secret_get_size (const PrSecret *self);
gboolean pr_secret_equal (const PrSecret *a, const PrSecret *b);

PrSecret *pr_secret_to_base64 (const PrSecret *self);
PrSecret *pr_secret_from_base64 (const char *text, gsize n_bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrSecret, pr_secret_unref)

G_END_DECLS
