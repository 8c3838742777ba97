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
  guint n_challenges;                  /* so many it answers, after the message it starts with */
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

  PrDeadline deadline;
  gboolean has_deadline;

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

#define PR_SASL_PIECE(text) { (text), strlen (text) }

extern const PrSaslMechanism pr_sasl_cram_md5;
extern const PrSaslMechanism pr_sasl_login;
extern const PrSaslMechanism pr_sasl_oauthbearer;
extern const PrSaslMechanism pr_sasl_plain;
extern const PrSaslMechanism pr_sasl_scram_sha_1;
extern const PrSaslMechanism pr_sasl_scram_sha_1_plus;
extern const PrSaslMechanism pr_sasl_scram_sha_256;
extern const PrSaslMechanism pr_sasl_scram_sha_256_plus;
extern const PrSaslMechanism pr_sasl_xoauth2;

PrSecret *pr_sasl_join (const PrSaslPiece *pieces, gsize n_pieces);
gboolean pr_sasl_check_secret (PrSecret *secret, GError **error);
gboolean pr_sasl_check_password (PrSasl *self, GError **error);
gboolean pr_sasl_check_token (PrSasl *self, GError **error);
char *pr_sasl_escape_name (const char *name);
void pr_sasl_take_oauth_error (PrSasl *self, const char *challenge, gsize n_bytes);

/* For tests: the examples of the RFCs have nonces. Before the exchange begins. */
void pr_sasl_set_client_nonce (PrSasl *self, const char *nonce);

G_END_DECLS
