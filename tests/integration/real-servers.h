/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-types.h"

G_BEGIN_DECLS

/* What tests/servers knows about ann@example.org and bob@example.org; cyd@example.org has
 * a password of 4096 times “x”. */
#define PR_REAL_ANN_PASSWORD "correct horse ä\"\\"
#define PR_REAL_BOB_PASSWORD "battery staple"

/* The first takes a password over TLS only, and the certificate is for it … */
#define PR_REAL_HOST "127.0.0.2"
/* … and this one takes it in the clear as well, and no certificate names it. */
#define PR_REAL_HOST_PLAIN "127.0.0.3"

/**
 * PrRealServers:
 *
 * Servers of the test's own, on loopback. They end with it, also where it crashes.
 */
typedef struct _PrRealServers PrRealServers;

PrRealServers *pr_real_servers_start (void);
PrRealServers *pr_real_servers_start_exim (void);
PrRealServers *pr_real_servers_start_postgres (const char *digest);
void pr_real_servers_stop (PrRealServers *self);

guint16 pr_real_servers_get_port (PrRealServers *self, PrProtocol protocol, PrSecurity security);
guint16 pr_real_servers_get_postgres_port (PrRealServers *self);
gboolean pr_real_servers_has_ipv6 (PrRealServers *self);
const char *pr_real_servers_get_ca_file (PrRealServers *self);
char *pr_real_servers_dup_path (PrRealServers *self, const char *name);
guint pr_real_servers_count_attempts (PrRealServers *self, const char *service);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrRealServers, pr_real_servers_stop)

G_END_DECLS
