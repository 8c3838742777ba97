/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PR_DNS_ANSWER_MAX_RECORDS:
 *
 * No domain has more records of one kind for its mail; what comes after these is not looked at.
 */
#define PR_DNS_ANSWER_MAX_RECORDS 64

int pr_dns_answer_get_type (GResolverRecordType type);
GList *pr_dns_answer_parse (const guint8 *bytes,
                            gsize n_bytes,
                            const char *name,
                            GResolverRecordType type,
                            GError **error);

G_END_DECLS
