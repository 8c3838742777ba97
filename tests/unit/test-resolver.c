/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-errand.h"
#include "pr-net.h"
#include "pr-resolver.h"

#include <netdb.h>
#include <netinet/in.h>
#include <string.h>

/* The system's look-up, as this program sees it: some names, each with its way to answer. Names that
 * hang do so until they are let go. */

static GMutex mutex;
static GCond let_go;
static gboolean hanging = TRUE;
static guint n_hanging;
static int last_family;
static int last_flags;

static struct addrinfo *
make_addrinfo (const char *text)
{
  struct addrinfo *info = g_new0 (struct addrinfo, 1);
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (text);
  g_autoptr (GSocketAddress) socket_address = g_inet_socket_address_new (address, 0);

  info->ai_family = (int) g_inet_address_get_family (address);
  info->ai_addrlen = (socklen_t) g_socket_address_get_native_size (socket_address);
  info->ai_addr = g_malloc0 (info->ai_addrlen);
  g_socket_address_to_native (socket_address, info->ai_addr, info->ai_addrlen, NULL);
  return info;
}

static void
hang (void)
{
  g_mutex_lock (&mutex);
  n_hanging++;
  g_cond_broadcast (&let_go);
  while (hanging)
    g_cond_wait (&let_go, &mutex);
  n_hanging--;
  g_mutex_unlock (&mutex);
}

int
getaddrinfo (const char *name,
             const char *service G_GNUC_UNUSED,
             const struct addrinfo *hints,
             struct addrinfo **found)
{
  static const struct
  {
    const char *name;
    int eai;
  } failures[] = {
    { "missing.test", EAI_NONAME }, { "again.test", EAI_AGAIN }, { "broken.test", EAI_FAIL },
    { "system.test", EAI_SYSTEM },
  };

  g_mutex_lock (&mutex);
  last_family = hints->ai_family;
  last_flags = hints->ai_flags;
  g_mutex_unlock (&mutex);
  for (gsize i = 0; i < G_N_ELEMENTS (failures); i++)
    if (g_str_equal (name, failures[i].name))
      return failures[i].eai;
  if (g_str_equal (name, "hangs.test"))
    {
      hang ();
      return EAI_AGAIN;
    }
  g_assert_cmpstr (name, ==, "mx.test");

  *found = NULL;
  if (hints->ai_family != AF_INET6)
    *found = make_addrinfo ("192.0.2.1");
  if (hints->ai_family != AF_INET)
    {
      struct addrinfo *first = make_addrinfo ("2001:db8::1");

      first->ai_next = *found;
      *found = first;
    }
  return 0;
}

void
freeaddrinfo (struct addrinfo *info)
{
  while (info != NULL)
    {
      struct addrinfo *next = info->ai_next;

      g_free (info->ai_addr);
      g_free (info);
      info = next;
    }
}

static char *
join (GList *addresses)
{
  GString *text = g_string_new (NULL);

  for (GList *l = addresses; l != NULL; l = l->next)
    {
      g_autofree char *address = g_inet_address_to_string (l->data);

      g_string_append_printf (text, "%s%s", text->len == 0 ? "" : " ", address);
    }
  return g_string_free (text, FALSE);
}

static void
test_blocking (void)
{
  static const struct
  {
    const char *name;
    GResolverNameLookupFlags flags;
    const char *addresses; /* NULL: fails */
    GResolverError code;
    int family;
    int ai_flags;
  } rows[] = {
    { "mx.test", G_RESOLVER_NAME_LOOKUP_FLAGS_DEFAULT, "2001:db8::1 192.0.2.1", 0, AF_UNSPEC,
      AI_ADDRCONFIG },
    { "mx.test", G_RESOLVER_NAME_LOOKUP_FLAGS_IPV4_ONLY, "192.0.2.1", 0, AF_INET, 0 },
    { "mx.test", G_RESOLVER_NAME_LOOKUP_FLAGS_IPV6_ONLY, "2001:db8::1", 0, AF_INET6, 0 },
    { "missing.test", G_RESOLVER_NAME_LOOKUP_FLAGS_IPV4_ONLY, NULL, G_RESOLVER_ERROR_NOT_FOUND,
      AF_INET, 0 },
    { "again.test", G_RESOLVER_NAME_LOOKUP_FLAGS_IPV4_ONLY, NULL,
      G_RESOLVER_ERROR_TEMPORARY_FAILURE, AF_INET, 0 },
    { "broken.test", G_RESOLVER_NAME_LOOKUP_FLAGS_IPV6_ONLY, NULL, G_RESOLVER_ERROR_INTERNAL,
      AF_INET6, 0 },
    { "system.test", G_RESOLVER_NAME_LOOKUP_FLAGS_DEFAULT, NULL, G_RESOLVER_ERROR_INTERNAL,
      AF_UNSPEC, AI_ADDRCONFIG },
  };
  g_autoptr (GResolver) resolver = g_resolver_get_default ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      GList *addresses = g_resolver_lookup_by_name_with_flags (resolver, rows[i].name,
                                                               rows[i].flags, NULL, &error);
      g_autofree char *text = join (addresses);

      g_resolver_free_addresses (addresses);
      if (rows[i].addresses == NULL)
        g_assert_error (error, G_RESOLVER_ERROR, (int) rows[i].code);
      else
        g_assert_no_error (error);
      g_assert_cmpstr (text, ==, rows[i].addresses == NULL ? "" : rows[i].addresses);
      g_assert_cmpint (last_family, ==, rows[i].family);
      g_assert_cmpint (last_flags, ==, rows[i].ai_flags);
    }
}

static void
note_result (GObject *source G_GNUC_UNUSED, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static void
test_async (void)
{
  g_autoptr (GResolver) resolver = g_resolver_get_default ();
  g_autoptr (GAsyncResult) found = NULL;
  g_autoptr (GAsyncResult) missing = NULL;
  g_autoptr (GError) error = NULL;
  GList *addresses;
  g_autofree char *text = NULL;

  g_resolver_lookup_by_name_async (resolver, "mx.test", NULL, note_result, &found);
  g_resolver_lookup_by_name_async (resolver, "missing.test", NULL, note_result, &missing);
  while (found == NULL || missing == NULL)
    g_main_context_iteration (NULL, TRUE);

  addresses = g_resolver_lookup_by_name_finish (resolver, found, &error);
  g_assert_no_error (error);
  text = join (addresses);
  g_assert_cmpstr (text, ==, "2001:db8::1 192.0.2.1");
  g_resolver_free_addresses (addresses);
  g_assert_null (g_resolver_lookup_by_name_finish (resolver, missing, &error));
  g_assert_error (error, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND);
}

static void
answer_task (GTask *task,
             gpointer source G_GNUC_UNUSED,
             gpointer data G_GNUC_UNUSED,
             GCancellable *cancellable G_GNUC_UNUSED)
{
  g_task_return_boolean (task, TRUE);
}

/* GLib's tasks share ten threads: thirty dead names must take none of them. */
static void
test_dead_names (void)
{
  GAsyncResult *results[30] = { NULL };
  g_autoptr (GResolver) resolver = g_resolver_get_default ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);

  hanging = TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (results); i++)
    g_resolver_lookup_by_name_async (resolver, "hangs.test", cancellable, note_result, &results[i]);
  g_mutex_lock (&mutex);
  while (n_hanging < G_N_ELEMENTS (results))
    g_cond_wait (&let_go, &mutex);
  g_mutex_unlock (&mutex);

  /* Would not come back while they hang. */
  g_task_run_in_thread_sync (task, answer_task);
  g_assert_true (g_task_propagate_boolean (task, NULL));

  /* Cancelled look-ups are answered while their threads still hang. */
  g_cancellable_cancel (cancellable);
  for (gsize i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autoptr (GError) error = NULL;

      while (results[i] == NULL)
        g_main_context_iteration (NULL, TRUE);
      g_assert_null (g_resolver_lookup_by_name_finish (resolver, results[i], &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_object_unref (results[i]);
    }

  g_mutex_lock (&mutex);
  hanging = FALSE;
  g_cond_broadcast (&let_go);
  g_mutex_unlock (&mutex);
}

static void
note_flag (gpointer data)
{
  g_atomic_int_set (*(gint **) data, 1);
}

static void
test_errand (void)
{
  gint flag = 0;
  gint **data = g_new0 (gint *, 1);
  GPollFD fd = { .events = G_IO_IN };
  g_autoptr (PrErrand) errand = NULL;

  *data = &flag;
  errand = pr_errand_start ("test", note_flag, data, g_free);
  fd.fd = pr_errand_get_fd (errand);
  g_assert_cmpint (g_poll (&fd, 1, -1), ==, 1);
  g_assert_true (pr_errand_is_done (errand));
  g_assert_cmpint (g_atomic_int_get (&flag), ==, 1);
  g_assert_cmpint (g_poll (&fd, 1, 0), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  pr_net_init ();
  g_test_add_func ("/resolver/blocking", test_blocking);
  g_test_add_func ("/resolver/async", test_async);
  g_test_add_func ("/resolver/dead-names", test_dead_names);
  g_test_add_func ("/resolver/errand", test_errand);
  return g_test_run ();
}
