/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-own-provider.h"

#include "pr-json.h"
#include "pr-preset-problem.h"
#include "pr-preset-schema.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

struct _PrOwnProvider
{
  GObject parent_instance;

  PrProvider *base; /* what it began with: what is not edited is kept */
  char *folder;
  char *id;
  char *name;
  char *domains;
  PrService *services[PR_N_PROTOCOLS];
};

typedef enum
{
  PROP_NAME = 1,
  PROP_DOMAINS,
} PrOwnProviderProperty;

static GParamSpec *properties[PROP_DOMAINS + 1];

/* Between the domains that somebody types. */
#define SEPARATORS ", ;\t\r\n"

G_DEFINE_FINAL_TYPE (PrOwnProvider, pr_own_provider, G_TYPE_OBJECT)

static void
set_text (PrOwnProvider *self, char **field, const char *text, PrOwnProviderProperty property)
{
  if (g_strcmp0 (*field, text) == 0)
    return;
  g_free (*field);
  *field = g_strdup (text != NULL ? text : "");
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
pr_own_provider_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  PrOwnProvider *self = PR_OWN_PROVIDER (object);

  switch ((PrOwnProviderProperty) property_id)
    {
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_DOMAINS:
      g_value_set_string (value, self->domains);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pr_own_provider_set_property (GObject *object,
                              guint property_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  PrOwnProvider *self = PR_OWN_PROVIDER (object);

  switch ((PrOwnProviderProperty) property_id)
    {
    case PROP_NAME:
      set_text (self, &self->name, g_value_get_string (value), PROP_NAME);
      break;
    case PROP_DOMAINS:
      set_text (self, &self->domains, g_value_get_string (value), PROP_DOMAINS);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pr_own_provider_finalize (GObject *object)
{
  PrOwnProvider *self = PR_OWN_PROVIDER (object);

  g_clear_object (&self->base);
  g_free (self->folder);
  g_free (self->id);
  g_free (self->name);
  g_free (self->domains);
  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    g_object_unref (self->services[i]);

  G_OBJECT_CLASS (pr_own_provider_parent_class)->finalize (object);
}

static void
pr_own_provider_class_init (PrOwnProviderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = pr_own_provider_get_property;
  object_class->set_property = pr_own_provider_set_property;
  object_class->finalize = pr_own_provider_finalize;

  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, "", flags);
  properties[PROP_DOMAINS] = g_param_spec_string ("domains", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
pr_own_provider_init (PrOwnProvider *self)
{
  self->name = g_strdup ("");
  self->domains = g_strdup ("");
  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    self->services[i] = pr_service_new ((PrProtocol) i);
}

static void
take_servers (PrOwnProvider *self, PrProvider *provider)
{
  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    {
      PrProviderServer server;

      if (!pr_provider_find_server (provider, (PrProtocol) i, &server))
        continue;
      pr_service_set_host (self->services[i], server.host);
      pr_service_set_security (self->services[i], server.security);
      pr_service_set_port (self->services[i], server.port);
    }
}

static void
take_provider (PrOwnProvider *self, PrProvider *provider)
{
  g_autoptr (GString) domains = g_string_new (NULL);

  self->base = g_object_ref (provider);
  self->id = g_strdup (pr_provider_get_id (provider));
  set_text (self, &self->name, pr_provider_get_name (provider), PROP_NAME);
  for (guint i = 0; i < pr_provider_get_n_domains (provider); i++)
    g_string_append_printf (domains, "%s%s", i == 0 ? "" : ", ",
                            pr_provider_get_domain (provider, i));
  set_text (self, &self->domains, domains->str, PROP_DOMAINS);
  take_servers (self, provider);
}

/**
 * pr_own_provider_new:
 * @provider: (nullable): what to begin with; the new one goes before it
 * @folder: (nullable): where the files of the user are; %NULL is the usual place
 *
 * Returns: (transfer full): a provider to be edited and saved
 */
PrOwnProvider *
pr_own_provider_new (PrProvider *provider, const char *folder)
{
  PrOwnProvider *self = g_object_new (PR_TYPE_OWN_PROVIDER, NULL);

  self->folder = folder != NULL
                     ? g_strdup (folder)
                     : g_build_filename (g_get_user_data_dir (), "postrider", "providers", NULL);
  if (provider != NULL)
    take_provider (self, provider);
  return self;
}

/**
 * pr_own_provider_get_service:
 * @protocol: which server
 *
 * Returns: (transfer none): its settings, to be edited; one without a host is none
 */
PrService *
pr_own_provider_get_service (PrOwnProvider *self, PrProtocol protocol)
{
  g_return_val_if_fail (PR_IS_OWN_PROVIDER (self), NULL);
  g_return_val_if_fail (protocol < PR_N_PROTOCOLS, NULL);
  return self->services[protocol];
}

/**
 * pr_own_provider_get_id:
 *
 * Returns: (transfer none) (nullable): its id, once it has been made or saved
 */
const char *
pr_own_provider_get_id (PrOwnProvider *self)
{
  g_return_val_if_fail (PR_IS_OWN_PROVIDER (self), NULL);
  return self->id;
}

static void
add_domains (PrOwnProvider *self, JsonBuilder *builder)
{
  g_auto (GStrv) domains = g_strsplit_set (self->domains, SEPARATORS, -1);

  json_builder_set_member_name (builder, "domains");
  json_builder_begin_array (builder);
  for (char **domain = domains; *domain != NULL; domain++)
    {
      /* As DNS has it, and without what may stand before it in an address. */
      const char *at = strrchr (*domain, '@');
      g_autofree char *ascii = g_hostname_to_ascii (at != NULL ? at + 1 : *domain);
      g_autofree char *lower = ascii != NULL ? g_ascii_strdown (ascii, -1) : NULL;

      if (**domain != '\0')
        json_builder_add_string_value (builder, lower != NULL ? lower : *domain);
    }
  json_builder_end_array (builder);
}

/* The word of a file, where it is another than elsewhere. */
static const char *
get_auth_word (PrAuth auth)
{
  switch (auth)
    {
    case PR_AUTH_PASSWORD:
      return "plain";
    case PR_AUTH_XOAUTH2:
      return "oauth2";
    case PR_AUTH_AUTO:
    case PR_AUTH_PLAIN:
    case PR_AUTH_LOGIN:
    case PR_AUTH_CRAM_MD5:
    case PR_AUTH_SCRAM_SHA_1:
    case PR_AUTH_SCRAM_SHA_256:
    case PR_AUTH_APOP:
    case PR_AUTH_OAUTHBEARER:
    case PR_AUTH_NONE:
    default:
      return pr_enum_get_word (PR_TYPE_AUTH, (int) auth);
    }
}

/* The security contradicts the port: RFC 8314 §7. A file has to say that it is meant. */
static gboolean
is_unusual (PrService *service)
{
  guint port = pr_service_get_port (service);

  if (pr_service_get_security (service) == PR_SECURITY_TLS)
    return port == 25 || port == 110 || port == 143 || port == 587;
  return port == 465 || port == 993 || port == 995;
}

/* How one signs in there is not edited: as the provider that it began with has it, or the usual. */
static void
add_sign_in (PrOwnProvider *self, JsonBuilder *builder, PrProtocol protocol)
{
  PrProviderServer server = { .auths = { PR_AUTH_PASSWORD }, .n_auths = 1 };

  if (self->base != NULL)
    pr_provider_find_server (self->base, protocol, &server);
  pr_json_add_word (builder, "username", PR_TYPE_USERNAME_KIND, (int) server.username);
  if (server.username_pattern != NULL)
    pr_json_add_string (builder, "username_pattern", server.username_pattern);
  if (is_unusual (self->services[protocol]))
    pr_json_add_string (builder, "unusual",
                        server.unusual != NULL ? server.unusual : _("so it was typed"));
  json_builder_set_member_name (builder, "auth");
  json_builder_begin_array (builder);
  for (guint i = 0; i < server.n_auths; i++)
    json_builder_add_string_value (builder, get_auth_word (server.auths[i]));
  json_builder_end_array (builder);
}

static void
add_hints (PrOwnProvider *self, JsonBuilder *builder)
{
  const char *help_url = pr_provider_get_help_url (self->base);

  json_builder_set_member_name (builder, "hints");
  json_builder_begin_array (builder);
  for (guint i = 0; i < pr_provider_get_n_hints (self->base); i++)
    {
      PrProviderHint hint;

      if (!pr_provider_get_hint (self->base, i, &hint))
        continue;
      json_builder_begin_object (builder);
      pr_json_add_word (builder, "when", PR_TYPE_HINT_WHEN, (int) hint.when);
      pr_json_add_word (builder, "kind", PR_TYPE_HINT_KIND, (int) hint.kind);
      pr_json_add_string (builder, "text", hint.text);
      if (hint.url != NULL)
        pr_json_add_string (builder, "url", hint.url);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  if (help_url != NULL)
    pr_json_add_string (builder, "help_url", help_url);
}

static void
add_mx (PrOwnProvider *self, JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "mx");
  json_builder_begin_array (builder);
  for (guint i = 0; i < pr_provider_get_n_mx_patterns (self->base); i++)
    json_builder_add_string_value (builder, pr_provider_get_mx_pattern (self->base, i));
  json_builder_end_array (builder);
}

static void
add_servers (PrOwnProvider *self, JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "servers");
  json_builder_begin_array (builder);
  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    {
      PrService *service = self->services[i];

      if (*pr_service_get_host (service) == '\0')
        continue;
      json_builder_begin_object (builder);
      pr_json_add_word (builder, "protocol", PR_TYPE_PROTOCOL, (int) i);
      pr_json_add_string (builder, "host", pr_service_get_host (service));
      pr_json_add_int (builder, "port", pr_service_get_port (service));
      pr_json_add_word (builder, "security", PR_TYPE_SECURITY,
                        (int) pr_service_get_security (service));
      add_sign_in (self, builder, (PrProtocol) i);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static gboolean
has_server (PrOwnProvider *self)
{
  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    if (*pr_service_get_host (self->services[i]) != '\0')
      return TRUE;
  return FALSE;
}

/* From the first domain, as people know the provider by it. */
static char *
dup_new_id (PrOwnProvider *self)
{
  g_auto (GStrv) domains = g_strsplit_set (self->domains, SEPARATORS, -1);
  g_autofree char *first = NULL;

  for (char **domain = domains; *domain != NULL && first == NULL; domain++)
    if (**domain != '\0')
      first = g_ascii_strdown (*domain, -1);
  if (first == NULL)
    first = g_strdup ("provider");
  g_strcanon (first, "abcdefghijklmnopqrstuvwxyz0123456789", '-');
  return g_strconcat ("own-", first, NULL);
}

/**
 * pr_own_provider_to_json:
 * @problem: (out) (transfer full) (nullable): what is wrong with it, where something is
 *
 * Returns: (transfer full) (nullable): the file's content; %NULL if something is wrong
 */
char *
pr_own_provider_to_json (PrOwnProvider *self, char **problem)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GPtrArray) problems = pr_preset_problems_new ();
  g_autoptr (PrPresetJson) parsed = NULL;
  g_autofree char *json = NULL;

  g_return_val_if_fail (PR_IS_OWN_PROVIDER (self), NULL);

  *problem = NULL;
  if (strspn (self->name, " ") == strlen (self->name))
    *problem = g_strdup (_("it needs a name."));
  else if (strspn (self->domains, SEPARATORS) == strlen (self->domains))
    *problem = g_strdup (_("it needs a domain."));
  else if (!has_server (self))
    *problem = g_strdup (_("it needs a server."));
  if (*problem != NULL)
    return NULL;
  if (self->id == NULL)
    self->id = dup_new_id (self);
  json_builder_begin_object (builder);
  pr_json_add_string (builder, "id", self->id);
  pr_json_add_string (builder, "name", self->name);
  add_domains (self, builder);
  add_servers (self, builder);
  if (self->base != NULL)
    {
      add_mx (self, builder);
      add_hints (self, builder);
    }
  json_builder_end_object (builder);
  json = pr_json_end (builder, TRUE);

  parsed = pr_preset_schema_parse (json, strlen (json), self->id, PR_PRESET_RULES_LOCAL, problems);
  if (parsed != NULL && problems->len == 0)
    return g_steal_pointer (&json);
  *problem = g_strdup (problems->len > 0
                           ? ((PrPresetProblem *) g_ptr_array_index (problems, 0))->text
                           : "");
  return NULL;
}

/* --- Its file --- */

typedef struct
{
  char *folder;
  char *id;
  char *json;
} Writing;

static void
writing_free (gpointer data)
{
  Writing *writing = data;

  g_free (writing->folder);
  g_free (writing->id);
  g_free (writing->json);
  g_free (writing);
}

static void
return_errno (GTask *task, int number)
{
  g_task_return_new_error (task, G_FILE_ERROR, (int) g_file_error_from_errno (number), "%s",
                           g_strerror (number));
}

static void
write_file (GTask *task,
            gpointer source G_GNUC_UNUSED,
            gpointer data,
            GCancellable *cancellable G_GNUC_UNUSED)
{
  const Writing *writing = data;
  g_autofree char *file_name = g_strconcat (writing->id, ".json", NULL);
  g_autofree char *path = g_build_filename (writing->folder, file_name, NULL);
  GError *error = NULL;

  if (g_mkdir_with_parents (writing->folder, 0700) != 0)
    return_errno (task, errno);
  else if (!g_file_set_contents (path, writing->json, -1, &error))
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_strdup (writing->id), g_free);
}

/**
 * pr_own_provider_save_async:
 * @callback: called when it is saved
 * @user_data: for @callback
 *
 * Writes the file, of a kilobyte, in the place of a former one, as the provider is now. Whoever shows
 * providers is to call pr_presets_reload_default().
 */
void
pr_own_provider_save_async (PrOwnProvider *self,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *problem = NULL;
  g_autofree char *json = NULL;
  Writing *writing;

  g_return_if_fail (PR_IS_OWN_PROVIDER (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_name (task, "[postrider] save a provider");
  json = pr_own_provider_to_json (self, &problem);
  if (json == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s", problem);
      return;
    }
  writing = g_new0 (Writing, 1);
  writing->folder = g_strdup (self->folder);
  writing->id = g_strdup (self->id);
  writing->json = g_steal_pointer (&json);
  g_task_set_task_data (task, writing, writing_free);
  g_task_run_in_thread (task, write_file);
}

/**
 * pr_own_provider_save_finish:
 * @result: what the callback got
 * @error: return location
 *
 * Errors: #GFileError; %G_IO_ERROR_INVALID_DATA where a field is wrong.
 *
 * Returns: (transfer full) (nullable): the provider's id
 */
char *
pr_own_provider_save_finish (PrOwnProvider *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * pr_own_provider_is_own:
 * @provider: a provider
 * @folder: (nullable): where the files of the user are; %NULL is the usual place
 *
 * Returns: %TRUE if it comes from there, and can be deleted
 */
gboolean
pr_own_provider_is_own (PrProvider *provider, const char *folder)
{
  const char *file = pr_provider_get_file (provider);
  g_autofree char *usual =
      g_build_filename (g_get_user_data_dir (), "postrider", "providers", NULL);
  g_autofree char *its = file != NULL ? g_path_get_dirname (file) : NULL;

  return g_strcmp0 (its, folder != NULL ? folder : usual) == 0;
}

static void
remove_file (GTask *task,
             gpointer source G_GNUC_UNUSED,
             gpointer path,
             GCancellable *cancellable G_GNUC_UNUSED)
{
  if (g_unlink (path) == 0)
    g_task_return_boolean (task, TRUE);
  else
    return_errno (task, errno);
}

/**
 * pr_own_provider_delete_async:
 * @provider: one of the user's own
 * @folder: (nullable): where the files of the user are; %NULL is the usual place
 * @callback: called when it is gone
 * @user_data: for @callback
 *
 * Removes its file. A shipped provider of the same id is there again after
 * pr_presets_reload_default().
 */
void
pr_own_provider_delete_async (PrProvider *provider,
                              const char *folder,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PR_IS_PROVIDER (provider));

  task = g_task_new (NULL, NULL, callback, user_data);
  g_task_set_name (task, "[postrider] delete a provider");
  if (!pr_own_provider_is_own (provider, folder))
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "%s",
                               _("This provider is not one of your own."));
      return;
    }
  g_task_set_task_data (task, g_strdup (pr_provider_get_file (provider)), g_free);
  g_task_run_in_thread (task, remove_file);
}

/**
 * pr_own_provider_delete_finish:
 * @result: what the callback got
 * @error: return location
 *
 * Errors: #GFileError; %G_IO_ERROR_NOT_FOUND if it is not the user's own.
 *
 * Returns: %TRUE if it is gone
 */
gboolean
pr_own_provider_delete_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
