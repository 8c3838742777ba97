/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-sasl.h"

G_BEGIN_DECLS

/* What a mechanism is made of. Each function may be called once a step; the exchange as a whole
 * (steps in order, length of challenges, nothing after an error) is watched by pr-sasl.c. */
typedef struct _PrSaslMethods
{
  PrSecret *(*start) (PrSasl *self, GError **error); /* only with PR_SASL_FLAG_CLIENT_FIRST */
  PrSecret *(*respond) (PrSasl *self, const char *challenge, gsize n_bytes, GError **error);
  void (*free_state) (gpointer state); /* nullable */
  PrSaslError unfinished;              /* what it is when the server says yes too early */
} PrSaslMethods;

struct _PrSasl
{
  /* borrowed */
  const PrSaslMechanism *mechanism;

  /* owned */
  char *username;
  PrSecret *secret;
  char *host;
  char *binding_type;
  GBytes *binding_data;
  GCancellable *cancellable;
  char *client_nonce;
  char *server_error;
  gpointer state;

  guint16 port;
  guint n_responses; /* answers to challenges so far */
  gboolean started;
  gboolean failed;
  gboolean done; /* set by the mechanism: from its side the server may now say yes */
};

/* A part of a message that is being put together. */
typedef struct
{
  const char *bytes;
  gsize n_bytes;
} PrSaslPiece;

extern const PrSaslMechanism pr_sasl_login;
extern const PrSaslMechanism pr_sasl_plain;

PrSecret *pr_sasl_join (const PrSaslPiece *pieces, gsize n_pieces);
gboolean pr_sasl_check_password (PrSasl *self, GError **error);

G_END_DECLS
