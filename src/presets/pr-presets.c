/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-presets.h"

#include "pr-email-address.h"
#include "pr-preset-db.h"
#include "pr-preset-folder.h"
#include "pr-presets-private.h"
#include "pr-presets-resources.h"
#include "pr-provider-private.h"

#include <string.h>

/* One database: a folder's, or the shipped one. */
typedef struct
{
  PrPresetDb *db;
  guint n_providers;
  PrProvider **providers; /* made when first asked for, atomically */
  gboolean *hidden;       /* a layer above has a provider with this id */
} Layer;

typedef struct
{
  guint layer;
  guint row;
} Position;

struct _PrPresets
{
  GObject parent_instance;

  GArray *layers;  /* of Layer, the strongest first */
  GArray *visible; /* of Position */
  GPtrArray *problems;
};

/* Longer names are no names in DNS. */
#define MAX_DOMAIN_BYTES 253

static GType
pr_presets_get_item_type (GListModel *model G_GNUC_UNUSED)
{
  return PR_TYPE_PROVIDER;
}

static guint
pr_presets_get_n_items (GListModel *model)
{
  return PR_PRESETS (model)->visible->len;
}

static PrProvider *
get_provider (PrPresets *self, guint layer_index, guint row)
{
  Layer *layer = &g_array_index (self->layers, Layer, layer_index);
  PrProvider *provider = g_atomic_pointer_get (&layer->providers[row]);
  g_autoptr (PrProvider) made = NULL;

  if (provider != NULL)
    return provider;

  made = pr_provider_new (layer->db, row);
  if (g_atomic_pointer_compare_and_exchange (&layer->providers[row], NULL, made))
    return g_steal_pointer (&made);
  /* Another thread was faster. */
  return g_atomic_pointer_get (&layer->providers[row]);
}

static gpointer
pr_presets_get_item (GListModel *model, guint i)
{
  PrPresets *self = PR_PRESETS (model);
  const Position *position;

  if (i >= self->visible->len)
    return NULL;
  position = &g_array_index (self->visible, Position, i);
  return g_object_ref (get_provider (self, position->layer, position->row));
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = pr_presets_get_item_type;
  iface->get_n_items = pr_presets_get_n_items;
  iface->get_item = pr_presets_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PrPresets,
                               pr_presets,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
layer_clear (gpointer data)
{
  Layer *layer = data;

  for (guint i = 0; i < layer->n_providers; i++)
    g_clear_object (&layer->providers[i]);
  g_free (layer->providers);
  g_free (layer->hidden);
  pr_preset_db_unref (layer->db);
}

static void
pr_presets_finalize (GObject *object)
{
  PrPresets *self = PR_PRESETS (object);

  g_array_unref (self->layers);
  g_array_unref (self->visible);
  g_ptr_array_unref (self->problems);
  G_OBJECT_CLASS (pr_presets_parent_class)->finalize (object);
}

static void
pr_presets_class_init (PrPresetsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pr_presets_finalize;
}

static void
pr_presets_init (PrPresets *self)
{
  self->layers = g_array_new (FALSE, TRUE, sizeof (Layer));
  g_array_set_clear_func (self->layers, layer_clear);
  self->visible = g_array_new (FALSE, FALSE, sizeof (Position));
  self->problems = pr_preset_problems_new ();
}

static gboolean
is_overridden (PrPresets *self, PrPresetDb *db, guint row)
{
  const char *id =
      pr_preset_db_get_text (db, PR_PRESET_TABLE_PROVIDERS, row, PR_PRESET_PROVIDER_ID);
  guint other;

  for (guint i = 0; i < self->layers->len; i++)
    if (pr_preset_db_find (g_array_index (self->layers, Layer, i).db, PR_PRESET_TABLE_BY_ID, id,
                           strlen (id), &other, NULL))
      return TRUE;
  return FALSE;
}

/* Called from the strongest to the weakest. */
static void
add_layer (PrPresets *self, PrPresetDb *db)
{
  Layer layer = { .db = db, .n_providers = pr_preset_db_get_n_providers (db) };

  layer.providers = g_new0 (PrProvider *, layer.n_providers);
  layer.hidden = g_new0 (gboolean, layer.n_providers);
  for (guint row = 0; row < layer.n_providers; row++)
    {
      Position position = { self->layers->len, row };

      layer.hidden[row] = is_overridden (self, db, row);
      if (!layer.hidden[row])
        g_array_append_val (self->visible, position);
    }
  g_array_append_val (self->layers, layer);
}

/* Thread: any. */
static PrPresetDb *
open_shipped (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  PrPresetDb *db;

  /* Registers it, and keeps the linker from dropping it; but while another thread is registering
   * resources, GLib returns %NULL here at once. A look-up by path waits for that thread. */
  (void) pr_presets_get_resource ();
  bytes = g_resources_lookup_data ("/io/github/postrider/Postrider/presets/providers.bin",
                                   G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  db = bytes == NULL ? NULL : pr_preset_db_new (bytes, &error);

  /* It is part of the program: without it the program is not the one that was built. */
  if (db == NULL)
    g_error ("the shipped providers cannot be opened: %s", error->message);
  return db;
}

/**
 * pr_presets_new_for_db:
 * @db: what stands for the shipped providers
 * @folders: as for pr_presets_new()
 *
 * Returns: (transfer full): the providers
 */
PrPresets *
pr_presets_new_for_db (PrPresetDb *db, const char *const *folders)
{
  PrPresets *self = g_object_new (PR_TYPE_PRESETS, NULL);

  for (; *folders != NULL; folders++)
    {
      PrPresetDb *own = pr_preset_folder_load (*folders, self->problems);

      if (own != NULL)
        add_layer (self, own);
    }
  add_layer (self, pr_preset_db_ref (db));
  return self;
}

/**
 * pr_presets_new:
 * @folders: (array zero-terminated=1): folders with files of one's own, the strongest first; one
 *   that does not exist is passed over
 *
 * Opens the shipped providers and reads @folders. A provider there replaces the one of the same id,
 * and answers for its domains and MX patterns before all weaker ones. A broken file is one of
 * pr_presets_get_problems() and else as if it were not there.
 *
 * Returns: (transfer full): the providers
 */
PrPresets *
pr_presets_new (const char *const *folders)
{
  g_autoptr (PrPresetDb) shipped = open_shipped ();

  return pr_presets_new_for_db (shipped, folders);
}

static PrPresets *default_presets;

static PrPresets *
read_default (void)
{
  g_autoptr (GPtrArray) folders = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (folders,
                   g_build_filename (g_get_user_data_dir (), "postrider", "providers", NULL));
  for (const char *const *dir = g_get_system_data_dirs (); *dir != NULL; dir++)
    g_ptr_array_add (folders, g_build_filename (*dir, "postrider", "providers", NULL));
  g_ptr_array_add (folders, NULL);
  return pr_presets_new ((const char *const *) folders->pdata);
}

/**
 * pr_presets_get_default:
 *
 * The shipped providers with those of the user (`providers/` in the program's part of the user data
 * directory) and of the administrator (the same in each system data directory). Read when first
 * asked for. Thread: any.
 *
 * Returns: (transfer none): the providers, which live as long as the program
 */
PrPresets *
pr_presets_get_default (void)
{
  PrPresets *presets = g_atomic_pointer_get (&default_presets);

  if (presets != NULL)
    return presets;
  presets = read_default ();
  if (g_atomic_pointer_compare_and_exchange (&default_presets, NULL, presets))
    return presets;
  /* Another thread was faster. */
  g_object_unref (presets);
  return g_atomic_pointer_get (&default_presets);
}

/**
 * pr_presets_reload_default:
 *
 * Reads the files of the user and the administrator anew. Who has got a provider before keeps it: the
 * former providers live on, since nobody knows who still holds one. Thread: any.
 *
 * Returns: (transfer none): what pr_presets_get_default() gives from now on
 */
PrPresets *
pr_presets_reload_default (void)
{
  /* So that what was read last is what counts. */
  static GMutex mutex;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);
  PrPresets *presets = read_default ();

  g_atomic_pointer_set (&default_presets, presets);
  return presets;
}

/**
 * pr_presets_get_problems:
 * @self: the providers
 *
 * Returns: (transfer none) (element-type PrPresetProblem): what is wrong with files of one's own
 */
GPtrArray *
pr_presets_get_problems (PrPresets *self)
{
  return self->problems;
}

static PrProvider *
find (PrPresets *self, PrPresetTable table, const char *key, gsize n_bytes, guint32 *flags)
{
  for (guint i = 0; i < self->layers->len; i++)
    {
      const Layer *layer = &g_array_index (self->layers, Layer, i);
      guint row;

      if (pr_preset_db_find (layer->db, table, key, n_bytes, &row, flags) && !layer->hidden[row])
        return get_provider (self, i, row);
    }
  return NULL;
}

/**
 * pr_presets_lookup_id:
 * @self: the providers
 * @id: an id
 *
 * Returns: (transfer none) (nullable): the provider with that id; lives as long as @self
 */
PrProvider *
pr_presets_lookup_id (PrPresets *self, const char *id)
{
  return find (self, PR_PRESET_TABLE_BY_ID, id, strlen (id), NULL);
}

/* Writes @name as DNS has it, in lower case and without the root's dot; 0 if it is no name. */
static gsize
to_key (const char *name, char key[MAX_DOMAIN_BYTES + 1])
{
  g_autofree char *ascii = NULL;
  gsize n_bytes;

  if (!g_str_is_ascii (name))
    {
      ascii = g_hostname_to_ascii (name);
      if (ascii == NULL)
        return 0;
      name = ascii;
    }
  n_bytes = strlen (name);
  if (n_bytes > 0 && name[n_bytes - 1] == '.')
    n_bytes--;
  if (n_bytes > MAX_DOMAIN_BYTES)
    return 0;

  for (gsize i = 0; i < n_bytes; i++)
    key[i] = g_ascii_tolower (name[i]);
  key[n_bytes] = '\0';
  return n_bytes;
}

static PrProvider *
found (PrProvider *provider, PrPresetMatch how, PrPresetMatch *match)
{
  if (match != NULL)
    *match = provider == NULL ? PR_PRESET_MATCH_NONE : how;
  return provider;
}

/**
 * pr_presets_lookup_domain:
 * @self: the providers
 * @domain: a domain in any case, perhaps in Unicode
 * @match: (out) (optional): why the provider was found
 *
 * Looks for @domain itself, then for the domains above it, the nearest first. A top-level domain
 * belongs to nobody.
 *
 * Returns: (transfer none) (nullable): the provider that serves @domain; lives as long as @self
 */
PrProvider *
pr_presets_lookup_domain (PrPresets *self, const char *domain, PrPresetMatch *match)
{
  char key[MAX_DOMAIN_BYTES + 1];
  gsize n_bytes = to_key (domain, key);
  guint32 flags = 0;
  PrProvider *provider;

  if (n_bytes == 0)
    return found (NULL, PR_PRESET_MATCH_NONE, match);
  provider = find (self, PR_PRESET_TABLE_BY_DOMAIN, key, n_bytes, NULL);
  if (provider != NULL)
    return found (provider, PR_PRESET_MATCH_DOMAIN, match);

  for (const char *dot = strchr (key, '.'); dot != NULL && provider == NULL;
       dot = strchr (dot + 1, '.'))
    provider = find (self, PR_PRESET_TABLE_BY_DOMAIN, dot + 1, strlen (dot + 1), &flags);
  return found (provider,
                flags & PR_PRESET_SLOT_FLAG_SUBDOMAINS ? PR_PRESET_MATCH_SUBDOMAIN
                                                       : PR_PRESET_MATCH_PARENT,
                match);
}

/**
 * pr_presets_lookup_mx:
 * @self: the providers
 * @mx_host: the name of a host that takes mail for a domain
 *
 * The longest pattern wins, whoever it is from; of two equal ones the stronger folder's.
 *
 * Returns: (transfer none) (nullable): the provider whose host that is; lives as long as @self
 */
PrProvider *
pr_presets_lookup_mx (PrPresets *self, const char *mx_host)
{
  char key[MAX_DOMAIN_BYTES + 1];
  gsize n_bytes = to_key (mx_host, key);
  PrProvider *provider;

  if (n_bytes == 0)
    return NULL;
  provider = find (self, PR_PRESET_TABLE_BY_MX, key, n_bytes, NULL);
  for (const char *dot = strchr (key + 1, '.'); dot != NULL && provider == NULL;
       dot = strchr (dot + 1, '.'))
    provider = find (self, PR_PRESET_TABLE_BY_MX, dot, strlen (dot), NULL);
  return provider;
}

/**
 * pr_presets_lookup_address:
 * @self: the providers
 * @address: a normalized address
 * @mx_hosts: (nullable) (array zero-terminated=1): the hosts that take its mail, if they were asked
 *   for, the preferred one first
 * @match: (out) (optional): why the provider was found
 *
 * The address's own domain comes first, then a domain known to hand out subdomains, then the MX,
 * and last any other domain above its own. Blocks on nothing. Thread: any.
 *
 * Returns: (transfer none) (nullable): the provider of @address; lives as long as @self
 */
PrProvider *
pr_presets_lookup_address (PrPresets *self,
                           const char *address,
                           const char *const *mx_hosts,
                           PrPresetMatch *match)
{
  PrPresetMatch by_domain;
  PrProvider *provider =
      pr_presets_lookup_domain (self, pr_email_address_get_domain (address), &by_domain);

  if (by_domain == PR_PRESET_MATCH_DOMAIN || by_domain == PR_PRESET_MATCH_SUBDOMAIN)
    return found (provider, by_domain, match);

  for (; mx_hosts != NULL && *mx_hosts != NULL; mx_hosts++)
    {
      PrProvider *by_mx = pr_presets_lookup_mx (self, *mx_hosts);

      if (by_mx != NULL)
        return found (by_mx, PR_PRESET_MATCH_MX, match);
    }
  return found (provider, by_domain, match);
}
