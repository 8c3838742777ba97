/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-imap-client.h"

G_BEGIN_DECLS

/**
 * PrImapFolder:
 * @name: as the server writes it
 * @n_messages: how many messages are in it
 * @uid_validity: changes when UIDs begin anew, 0 if not known
 * @uid_next: what the next message gets for a UID at the earliest, 0 if not known
 *
 * A folder as it was when it was opened.
 */
typedef struct
{
  char *name;
  guint32 n_messages;
  guint32 uid_validity;
  guint32 uid_next;
} PrImapFolder;

/**
 * PrImapHeader:
 * @uid: of the message
 * @bytes: fields of its header, raw
 */
typedef struct
{
  guint32 uid;
  GBytes *bytes;
} PrImapHeader;

void pr_imap_folder_free (PrImapFolder *self);

gboolean pr_imap_client_find_junk (PrImapClient *self, char **name, GError **error);
PrImapFolder *pr_imap_client_examine (PrImapClient *self, const char *name, GError **error);
GPtrArray *pr_imap_client_fetch_newest (PrImapClient *self,
                                        const PrImapFolder *folder,
                                        guint32 n_newest,
                                        const char *fields,
                                        GError **error);
gboolean pr_imap_client_delete_message (PrImapClient *self,
                                        const PrImapFolder *folder,
                                        guint32 uid,
                                        GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrImapFolder, pr_imap_folder_free)

G_END_DECLS
