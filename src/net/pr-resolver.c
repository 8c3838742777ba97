/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-resolver.h"

#include "pr-dns-answer.h"
#include "pr-task-thread.h"

#include <arpa/nameser.h>
#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <resolv.h>
#include <sys/socket.h>

struct _PrResolver
{
  GResolver parent_instance;

  GResolver *fallback;
};

G_DEFINE_FINAL_TYPE (PrResolver, pr_resolver, G_TYPE_RESOLVER)

/* What to look up: the addresses of a name, or its records of one kind. */
typedef struct
{
  char *hostname;
  GResolverNameLookupFlags flags;
  gboolean records;
  GResolverRecordType record_type;
} Lookup;

static Lookup *
lookup_new (const char *hostname, GResolverNameLookupFlags flags)
{
  Lookup *lookup = g_new0 (Lookup, 1);

  lookup->hostname = g_strdup (hostname);
  lookup->flags = flags;
  return lookup;
}

static void
lookup_free (gpointer data)
{
  Lookup *lookup = data;

  g_free (lookup->hostname);
  g_free (lookup);
}

static GResolverError
error_from_eai (int eai)
{
  switch (eai)
    {
    case EAI_NONAME:
#ifdef EAI_NODATA
    case EAI_NODATA:
#endif
#ifdef EAI_ADDRFAMILY
    case EAI_ADDRFAMILY:
#endif
      return G_RESOLVER_ERROR_NOT_FOUND;
    case EAI_AGAIN:
      return G_RESOLVER_ERROR_TEMPORARY_FAILURE;
    default:
      return G_RESOLVER_ERROR_INTERNAL;
    }
}

/* AI_ADDRCONFIG keeps families that this computer does not have out of an answer; but asked for one
 * family alone it says of every name, on a computer without network, that it does not exist. */
static GList *
lookup_run (const char *hostname, GResolverNameLookupFlags flags, GError **error)
{
  struct addrinfo hints = { .ai_socktype = SOCK_STREAM };
  struct addrinfo *found = NULL;
  GList *addresses = NULL;
  int eai;

  if ((flags & G_RESOLVER_NAME_LOOKUP_FLAGS_IPV4_ONLY) != 0)
    hints.ai_family = AF_INET;
  else if ((flags & G_RESOLVER_NAME_LOOKUP_FLAGS_IPV6_ONLY) != 0)
    hints.ai_family = AF_INET6;
  else
    hints.ai_flags = AI_ADDRCONFIG;

  eai = getaddrinfo (hostname, NULL, &hints, &found);
  if (eai != 0)
    {
      const char *reason = eai == EAI_SYSTEM ? g_strerror (errno) : gai_strerror (eai);

      g_set_error (error, G_RESOLVER_ERROR, (int) error_from_eai (eai), "looking up “%s”: %s",
                   hostname, reason);
      return NULL;
    }

  for (struct addrinfo *info = found; info != NULL; info = info->ai_next)
    {
      g_autoptr (GSocketAddress) address =
          g_socket_address_new_from_native (info->ai_addr, info->ai_addrlen);

      if (address != NULL && G_IS_INET_SOCKET_ADDRESS (address))
        addresses = g_list_prepend (
            addresses, g_object_ref (g_inet_socket_address_get_address (
                           G_INET_SOCKET_ADDRESS (address))));
    }
  freeaddrinfo (found);
  if (addresses == NULL)
    g_set_error (error, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND, "“%s” has no address",
                 hostname);
  return g_list_reverse (addresses);
}

/* What the system's resolver knows besides “there is no such name” all asks for another try. */
static void
set_query_error (const char *name, int h_error, GError **error)
{
  if (h_error == HOST_NOT_FOUND || h_error == NO_DATA)
    g_set_error (error, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND, "“%s” has no such record",
                 name);
  else
    g_set_error (error, G_RESOLVER_ERROR, G_RESOLVER_ERROR_TEMPORARY_FAILURE,
                 "no answer about “%s” from the name server", name);
}

/* A state of its own for each query: the shared one belongs to a thread, and is read from resolv.conf
 * once only. The buffer is as large as an answer can be, so that none is cut short. */
static GList *
query_run (const char *name, GResolverRecordType type, GError **error)
{
  struct __res_state state = { 0 };
  g_autofree guint8 *answer = g_malloc (NS_MAXMSG);
  int n_bytes;
  int h_error;

  if (res_ninit (&state) != 0)
    {
      set_query_error (name, TRY_AGAIN, error);
      return NULL;
    }
  n_bytes = res_nquery (&state, name, ns_c_in, pr_dns_answer_get_type (type), answer, NS_MAXMSG);
  h_error = state.res_h_errno;
  res_nclose (&state);
  if (n_bytes < 0)
    {
      set_query_error (name, h_error, error);
      return NULL;
    }
  return pr_dns_answer_parse (answer, (gsize) MIN (n_bytes, NS_MAXMSG), name, type, error);
}

static GList *
pr_resolver_lookup_by_name_with_flags (GResolver *resolver G_GNUC_UNUSED,
                                       const char *hostname,
                                       GResolverNameLookupFlags flags,
                                       GCancellable *cancellable,
                                       GError **error)
{
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return lookup_run (hostname, flags, error);
}

static GList *
pr_resolver_lookup_by_name (GResolver *resolver,
                            const char *hostname,
                            GCancellable *cancellable,
                            GError **error)
{
  return pr_resolver_lookup_by_name_with_flags (resolver, hostname,
                                                G_RESOLVER_NAME_LOOKUP_FLAGS_DEFAULT, cancellable,
                                                error);
}

static void
free_addresses (gpointer data)
{
  g_resolver_free_addresses (data);
}

static void
free_records (gpointer data)
{
  g_list_free_full (data, (GDestroyNotify) g_variant_unref);
}

static GDestroyNotify
get_free_func (const Lookup *lookup)
{
  return lookup->records ? free_records : free_addresses;
}

static gpointer
lookup_thread (gpointer data)
{
  g_autoptr (GTask) task = data;
  Lookup *lookup = g_task_get_task_data (task);
  GError *error = NULL;
  GList *found = lookup->records ? query_run (lookup->hostname, lookup->record_type, &error)
                                 : lookup_run (lookup->hostname, lookup->flags, &error);

  if (found == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, found, get_free_func (lookup));
  return NULL;
}

/* The thread must not hold up the caller who has cancelled: the outer task, the caller's, is answered
 * by whichever comes first, the cancelling or the inner task, the thread's. */
typedef struct
{
  GTask *outer;
  GSource *cancelled;
  GDestroyNotify free_found;
  gboolean answered;
} AsyncLookup;

static gboolean
async_lookup_cancelled (GCancellable *cancellable G_GNUC_UNUSED, gpointer data)
{
  AsyncLookup *async = data;

  async->answered = TRUE;
  g_task_return_error_if_cancelled (async->outer);
  return G_SOURCE_REMOVE;
}

static void
async_lookup_done (GObject *source G_GNUC_UNUSED, GAsyncResult *result, gpointer data)
{
  AsyncLookup *async = data;
  GError *error = NULL;
  GList *found = g_task_propagate_pointer (G_TASK (result), &error);

  if (async->cancelled != NULL)
    {
      g_source_destroy (async->cancelled);
      g_source_unref (async->cancelled);
    }
  if (async->answered)
    {
      async->free_found (found);
      g_clear_error (&error);
    }
  else if (found == NULL)
    g_task_return_error (async->outer, error);
  else
    g_task_return_pointer (async->outer, found, async->free_found);
  g_object_unref (async->outer);
  g_free (async);
}

static void
lookup_start (GResolver *resolver,
              Lookup *lookup,
              GCancellable *cancellable,
              GAsyncReadyCallback callback,
              gpointer user_data)
{
  AsyncLookup *async = g_new0 (AsyncLookup, 1);
  g_autoptr (GTask) inner = NULL;

  async->free_found = get_free_func (lookup);
  async->outer = g_task_new (resolver, cancellable, callback, user_data);
  g_task_set_name (async->outer, "[postrider] look-up");
  if (cancellable != NULL)
    {
      async->cancelled = g_cancellable_source_new (cancellable);
      g_source_set_callback (async->cancelled, G_SOURCE_FUNC (async_lookup_cancelled), async, NULL);
      g_source_attach (async->cancelled, g_task_get_context (async->outer));
    }

  inner = g_task_new (NULL, NULL, async_lookup_done, async);
  g_task_set_task_data (inner, lookup, lookup_free);
  if (!pr_task_run_in_own_thread (inner, "pr-lookup", lookup_thread))
    g_task_return_new_error (inner, G_RESOLVER_ERROR, G_RESOLVER_ERROR_TEMPORARY_FAILURE,
                             "no thread for the look-up of “%s”", lookup->hostname);
}

static void
pr_resolver_lookup_by_name_with_flags_async (GResolver *resolver,
                                             const char *hostname,
                                             GResolverNameLookupFlags flags,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer user_data)
{
  lookup_start (resolver, lookup_new (hostname, flags), cancellable, callback, user_data);
}

static void
pr_resolver_lookup_by_name_async (GResolver *resolver,
                                  const char *hostname,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  pr_resolver_lookup_by_name_with_flags_async (
      resolver, hostname, G_RESOLVER_NAME_LOOKUP_FLAGS_DEFAULT, cancellable, callback, user_data);
}

static GList *
pr_resolver_lookup_by_name_finish (GResolver *resolver, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, resolver), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static char *
pr_resolver_lookup_by_address (GResolver *resolver,
                               GInetAddress *address,
                               GCancellable *cancellable,
                               GError **error)
{
  return g_resolver_lookup_by_address (PR_RESOLVER (resolver)->fallback, address, cancellable,
                                       error);
}

static void
pr_resolver_lookup_by_address_async (GResolver *resolver,
                                     GInetAddress *address,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  g_resolver_lookup_by_address_async (PR_RESOLVER (resolver)->fallback, address, cancellable,
                                      callback, user_data);
}

static char *
pr_resolver_lookup_by_address_finish (GResolver *resolver, GAsyncResult *result, GError **error)
{
  return g_resolver_lookup_by_address_finish (PR_RESOLVER (resolver)->fallback, result, error);
}

static GList *
pr_resolver_lookup_records (GResolver *resolver G_GNUC_UNUSED,
                            const char *rrname,
                            GResolverRecordType record_type,
                            GCancellable *cancellable,
                            GError **error)
{
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return query_run (rrname, record_type, error);
}

static void
pr_resolver_lookup_records_async (GResolver *resolver,
                                  const char *rrname,
                                  GResolverRecordType record_type,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  Lookup *lookup = lookup_new (rrname, G_RESOLVER_NAME_LOOKUP_FLAGS_DEFAULT);

  lookup->records = TRUE;
  lookup->record_type = record_type;
  lookup_start (resolver, lookup, cancellable, callback, user_data);
}

static GList *
pr_resolver_lookup_records_finish (GResolver *resolver, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, resolver), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
pr_resolver_dispose (GObject *object)
{
  g_clear_object (&PR_RESOLVER (object)->fallback);

  G_OBJECT_CLASS (pr_resolver_parent_class)->dispose (object);
}

static void
pr_resolver_class_init (PrResolverClass *klass)
{
  GResolverClass *resolver_class = G_RESOLVER_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pr_resolver_dispose;
  resolver_class->lookup_by_name = pr_resolver_lookup_by_name;
  resolver_class->lookup_by_name_async = pr_resolver_lookup_by_name_async;
  resolver_class->lookup_by_name_finish = pr_resolver_lookup_by_name_finish;
  resolver_class->lookup_by_name_with_flags = pr_resolver_lookup_by_name_with_flags;
  resolver_class->lookup_by_name_with_flags_async = pr_resolver_lookup_by_name_with_flags_async;
  resolver_class->lookup_by_name_with_flags_finish = pr_resolver_lookup_by_name_finish;
  resolver_class->lookup_by_address = pr_resolver_lookup_by_address;
  resolver_class->lookup_by_address_async = pr_resolver_lookup_by_address_async;
  resolver_class->lookup_by_address_finish = pr_resolver_lookup_by_address_finish;
  resolver_class->lookup_records = pr_resolver_lookup_records;
  resolver_class->lookup_records_async = pr_resolver_lookup_records_async;
  resolver_class->lookup_records_finish = pr_resolver_lookup_records_finish;
}

static void
pr_resolver_init (PrResolver *self)
{
  self->fallback = g_resolver_get_default ();
}

/**
 * pr_resolver_new:
 *
 * Returns: (transfer full): a resolver, for g_resolver_set_default()
 */
GResolver *
pr_resolver_new (void)
{
  return g_object_new (PR_TYPE_RESOLVER, NULL);
}
