/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-script-server.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Where mail servers, name server and web server are; another mail server; and where nobody is and
 * nothing answers. */
#define WORLD_HERE "127.0.0.1"
#define WORLD_THERE "127.0.0.2"
#define WORLD_REFUSES "127.0.0.3"
#define WORLD_BLACK_HOLE "10.66.0.1"

/* How long a search may take at most, in seconds. */
#define WORLD_TIMEOUT "--timeout=60"

/* The same servers, as if they were far away; and where they listen then. */
#define WORLD_FAR "10.67.0.2"
#define WORLD_FAR_HERE "10.67.0.1"

/**
 * DiscoverWorld:
 *
 * An internet of a test's own, in a network namespace: a name server (dnsmasq), a web server and
 * scripted mail servers, all on their real ports.
 */
typedef struct _DiscoverWorld DiscoverWorld;

/**
 * Found:
 *
 * What `postrider-cli discover` has said.
 */
typedef struct
{
  int status;
  gint64 duration_ms;
  char *output;
  char *errors;
  JsonParser *parser;
} Found;

gboolean discover_world_enter (char **reason);
gboolean discover_world_enter_far (guint one_way_ms, char **reason);

DiscoverWorld *discover_world_new (void);
void discover_world_free (DiscoverWorld *self);

void discover_world_add_record (DiscoverWorld *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
void discover_world_add_host (DiscoverWorld *self, const char *name, const char *address);
void discover_world_add_answer (DiscoverWorld *self, const char *url, const char *answer, guint drip_ms);
void discover_world_add_page (DiscoverWorld *self, const char *url, const char *body);
void discover_world_add_redirect (DiscoverWorld *self, const char *url, const char *location);
void discover_world_add_mail (DiscoverWorld *self,
                              const char *address,
                              const char *names,
                              guint16 port,
                              const char *talk);
void discover_world_add_imap_and_smtp (DiscoverWorld *self, const char *names);
char *discover_world_make_config (const char *imap, const char *smtp);
void discover_world_start (DiscoverWorld *self);

char *discover_world_dup_requests (DiscoverWorld *self);
void discover_world_forget_requests (DiscoverWorld *self);
void discover_world_wait_for_request (DiscoverWorld *self);
const char *discover_world_get_ca_file (DiscoverWorld *self);
Found *discover_world_discover (DiscoverWorld *self, const char *address, const char *option);
GSubprocess *discover_world_spawn (DiscoverWorld *self, const char *const *arguments);
Found *discover_world_finish (GSubprocess *process, gint64 start_us);

void found_free (Found *self);
JsonObject *found_get_candidate (Found *self, guint i);
guint found_get_n_candidates (Found *self);
char *found_describe (Found *self);
char *found_dup_notes (Found *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiscoverWorld, discover_world_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Found, found_free)

G_END_DECLS
