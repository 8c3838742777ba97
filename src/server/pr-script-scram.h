/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-secret.h"

G_BEGIN_DECLS

/*
 * PrScriptScram:
 *
 * The server's side of one SCRAM exchange (RFC 5802, RFC 7677), with or without channel binding.
 * Values come and go without base64. Thread: the connection's.
 */
typedef struct _PrScriptScram PrScriptScram;

/*
 * PrScriptBinding:
 * @type: “tls-exporter” (RFC 9266) or “tls-server-end-point” (RFC 5929 §4)
 *
 * Returns: (transfer full) (nullable): what binds an exchange to its TLS session, %NULL without TLS
 *   or for another type
 */
typedef GBytes *(*PrScriptBinding) (const char *type, gpointer data);

PrScriptScram *pr_script_scram_new (GChecksumType digest, gboolean plus);
void pr_script_scram_make_slow (PrScriptScram *self);
void pr_script_scram_free (PrScriptScram *self);

gboolean pr_script_scram_take_first (PrScriptScram *self,
                                     const char *value,
                                     gsize n_bytes,
                                     PrScriptBinding binding,
                                     gpointer data);
const char *pr_script_scram_get_challenge (const PrScriptScram *self);
gboolean pr_script_scram_take_final (PrScriptScram *self,
                                     const char *value,
                                     gsize n_bytes,
                                     const char *user,
                                     PrSecret *password);
const char *pr_script_scram_get_signature (const PrScriptScram *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrScriptScram, pr_script_scram_free)

G_END_DECLS
