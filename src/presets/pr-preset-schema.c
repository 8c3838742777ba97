/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-preset-schema.h"

#include "pr-preset-problem.h"
#include "pr-preset-types.h"

#include <string.h>

/* What a field must look like is a row of a table; what two fields must be to each other is a
 * function. Both only add to the problems and go on, so that one run names all that is wrong. */

typedef enum
{
  KIND_TEXT,
  KIND_TEXTS,
  KIND_INTEGER,
  KIND_BOOLEAN,
  KIND_OBJECT,
  KIND_OBJECTS,
} Kind;

typedef enum
{
  NEED_NEVER,
  NEED_SHIPPED, /* only by %PR_PRESET_RULES_SHIPPED */
  NEED_ALWAYS,
} Need;

typedef struct _Field Field;
struct _Field
{
  const char *name;
  Kind kind;
  Need need;
  const char *(*check) (const char *text); /* says what is wrong with it, or NULL */
  GType (*get_words) (void);
  const Field *fields; /* of an object, or of each object in a list */
  gint64 min, max;
};

typedef struct
{
  const char *file;
  PrPresetRules rules;
  GPtrArray *problems;
} Checker;

#define MAX_TEXT_CHARS 500
#define MAX_NAME_CHARS 100
#define MAX_URL_BYTES 2000

static const char domain_placeholder[] = "%EMAILDOMAIN%";

/* The sources that data/providers/README.md explains; one that is not there is a slip. */
static const char *const known_sources[] = {
  "ispdb", "ispdb issue", "deltachat", "fairemail", "mailspring", "mailcore",
  "nodemailer", "k9", "aosp", "mutt-wizard", "nylas", "mxsniff",
  "email-provider-links", "public probe", "help page", "public code", "seed", NULL,
};

static const char *
check_text (const char *text)
{
  if (*text == '\0')
    return "must not be empty";
  if (g_ascii_isspace (text[0]) || g_ascii_isspace (text[strlen (text) - 1]))
    return "begins or ends with white space";
  if (g_utf8_strlen (text, -1) > MAX_TEXT_CHARS)
    return "is too long";
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (!g_unichar_isprint (g_utf8_get_char (at)))
      return "has a character that cannot be shown";
  return NULL;
}

static const char *
check_name (const char *text)
{
  return g_utf8_strlen (text, -1) > MAX_NAME_CHARS ? "is too long" : check_text (text);
}

/* What people read is typeset: “ ” ’ …, as everywhere in the program. */
static const char *
check_prose (const char *text)
{
  if (strpbrk (text, "'\"`") != NULL || strstr (text, "...") != NULL)
    return "has straight quotes or dots where “ ” ’ … are wanted";
  return check_text (text);
}

static const char *
check_id (const char *text)
{
  gsize length = strlen (text);

  if (length == 0 || length > 64 || text[0] == '-' || text[length - 1] == '-' ||
      strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789-") != length)
    return "must be lower-case letters, digits and hyphens";
  return NULL;
}

/* RFC 1035 §2.3.4 and RFC 1123 §2.1, in lower case; underscores are in use in DNS, not in mail. */
static const char *
check_name_in_dns (const char *text, guint min_labels)
{
  static const char allowed[] = "abcdefghijklmnopqrstuvwxyz0123456789-";
  const char *label = text;
  guint n_labels = 0;

  if (!g_str_is_ascii (text))
    return "must be written as in DNS: “xn--…”";
  if (strlen (text) > 253)
    return "is too long";
  for (;;)
    {
      gsize length = strspn (label, allowed);

      if (length == 0 || length > 63 || label[0] == '-' || label[length - 1] == '-' ||
          (label[length] != '.' && label[length] != '\0'))
        return "is no host name in lower-case letters";
      n_labels++;
      if (label[length] == '\0')
        break;
      label += length + 1;
    }
  if (n_labels < min_labels)
    return "needs more than one label";
  if (strspn (label, "0123456789") == strlen (label))
    return "ends in digits only";
  return NULL;
}

static const char *
check_domain (const char *text)
{
  return check_name_in_dns (text, 2);
}

static const char *
check_mx (const char *text)
{
  return check_domain (g_str_has_prefix (text, "*.") ? text + 2 : text);
}

static const char *
check_host (const char *text)
{
  const char *at = strstr (text, domain_placeholder);
  g_autofree char *filled = NULL;

  if (g_hostname_is_ip_address (text))
    return NULL;
  if (at == NULL)
    return check_name_in_dns (text, 1);

  filled = g_strdup_printf ("%.*sexample.org%s", (int) (at - text), text,
                            at + strlen (domain_placeholder));
  return check_domain (filled);
}

/* The placeholders of the autoconfig format; anything else must be plain printable ASCII. */
static const char *
check_pattern (const char *text)
{
  static const char *const placeholders[] = { "%EMAILADDRESS%", "%EMAILLOCALPART%",
                                              domain_placeholder };

  if (*text == '\0' || strlen (text) > 200)
    return "is empty or too long";
  while (*text != '\0')
    {
      gsize length = g_ascii_isgraph (*text) && *text != '%' ? 1 : 0;

      for (gsize i = 0; i < G_N_ELEMENTS (placeholders); i++)
        if (g_str_has_prefix (text, placeholders[i]))
          length = strlen (placeholders[i]);
      if (length == 0)
        return "knows only %EMAILADDRESS%, %EMAILLOCALPART% and %EMAILDOMAIN%";
      text += length;
    }
  return NULL;
}

static const char *
check_url (const char *text)
{
  g_autoptr (GUri) uri = NULL;

  if (strlen (text) > MAX_URL_BYTES)
    return "is too long";
  uri = g_uri_parse (text, G_URI_FLAGS_HAS_PASSWORD, NULL);
  if (uri == NULL || g_strcmp0 (g_uri_get_scheme (uri), "https") != 0)
    return "must be an address that begins with “https://”";
  if (g_uri_get_user (uri) != NULL || g_uri_get_host (uri) == NULL ||
      check_domain (g_uri_get_host (uri)) != NULL)
    return "names no proper host";
  return NULL;
}

static const char *
check_auth (const char *text)
{
  PrAuth auth;

  return pr_preset_auth_from_word (text, &auth)
             ? NULL
             : "must be oauth2, plain, cram-md5, scram-sha-1, scram-sha-256 or none";
}

static const char *
check_month (const char *text)
{
  guint month = 0;

  if (strlen (text) == 7 && strspn (text, "0123456789") == 4 && text[4] == '-')
    month = (guint) g_ascii_strtoull (text + 5, NULL, 10);
  return month >= 1 && month <= 12 ? NULL : "must be a month, as in “2026-09”";
}

#define TEXT(n, c, x) { .name = (n), .kind = KIND_TEXT, .need = (x), .check = (c) }
#define WORD(n, type, x) { .name = (n), .kind = KIND_TEXT, .need = (x), .get_words = (type) }
#define TEXTS(n, c, x, lowest, highest) \
  { .name = (n), .kind = KIND_TEXTS, .need = (x), .check = (c), .min = (lowest), .max = (highest) }
#define INTEGER(n, x, lowest, highest) \
  { .name = (n), .kind = KIND_INTEGER, .need = (x), .min = (lowest), .max = (highest) }
#define BOOLEAN(n, x) { .name = (n), .kind = KIND_BOOLEAN, .need = (x) }
#define OBJECT(n, f, x) { .name = (n), .kind = KIND_OBJECT, .need = (x), .fields = (f) }
#define OBJECTS(n, f, x, highest) \
  { .name = (n), .kind = KIND_OBJECTS, .need = (x), .fields = (f), .max = (highest) }
#define END { .name = NULL }

static const Field server_fields[] = {
  WORD ("protocol", pr_protocol_get_type, NEED_ALWAYS),
  TEXT ("host", check_host, NEED_ALWAYS),
  INTEGER ("port", NEED_ALWAYS, 1, G_MAXUINT16),
  WORD ("security", pr_security_get_type, NEED_ALWAYS),
  WORD ("username", pr_username_kind_get_type, NEED_ALWAYS),
  TEXT ("username_pattern", check_pattern, NEED_NEVER),
  TEXTS ("auth", check_auth, NEED_ALWAYS, 1, PR_PROVIDER_MAX_AUTHS),
  BOOLEAN ("unconfirmed", NEED_NEVER),
  TEXT ("unusual", check_text, NEED_NEVER),
  END,
};

static const Field hint_fields[] = {
  WORD ("when", pr_hint_when_get_type, NEED_ALWAYS),
  WORD ("kind", pr_hint_kind_get_type, NEED_ALWAYS),
  TEXT ("text", check_prose, NEED_ALWAYS),
  TEXT ("url", check_url, NEED_NEVER),
  END,
};

static const Field oauth2_fields[] = {
  TEXT ("issuer", check_domain, NEED_ALWAYS),
  TEXT ("auth_url", check_url, NEED_ALWAYS),
  TEXT ("token_url", check_url, NEED_ALWAYS),
  TEXTS ("scopes", check_text, NEED_ALWAYS, 1, 16),
  END,
};

static const Field provider_fields[] = {
  TEXT ("id", check_id, NEED_ALWAYS),
  TEXT ("name", check_name, NEED_ALWAYS),
  INTEGER ("fame", NEED_NEVER, 1, PR_PROVIDER_MAX_FAME),
  TEXTS ("domains", check_domain, NEED_ALWAYS, 0, 1000),
  TEXTS ("subdomains", check_domain, NEED_NEVER, 1, 1000),
  TEXTS ("mx", check_mx, NEED_SHIPPED, 0, 100),
  OBJECTS ("servers", server_fields, NEED_ALWAYS, 30),
  OBJECT ("oauth2", oauth2_fields, NEED_NEVER),
  OBJECTS ("hints", hint_fields, NEED_SHIPPED, 20),
  TEXT ("help_url", check_url, NEED_NEVER),
  BOOLEAN ("seed", NEED_SHIPPED),
  TEXTS ("seed_rows", check_text, NEED_NEVER, 1, 20),
  TEXT ("seed_says", check_text, NEED_NEVER),
  TEXT ("correction", check_text, NEED_NEVER),
  TEXTS ("sources", check_text, NEED_SHIPPED, 1, 30),
  TEXT ("checked", check_month, NEED_SHIPPED),
  WORD ("confidence", pr_confidence_get_type, NEED_SHIPPED),
  END,
};

static void check_object (Checker *checker, const PrPresetJson *object, const Field *fields);

static void
add (Checker *checker, const PrPresetJson *node, const char *name, const char *what)
{
  pr_preset_problems_add (checker->problems, checker->file, node->line, "“%s” %s", name, what);
}

static char *
list_words (GType type)
{
  g_autoptr (GString) list = g_string_new (NULL);
  GEnumClass *words = g_type_class_ref (type);

  for (guint i = 0; i < words->n_values; i++)
    g_string_append_printf (list, "%s“%s”", i == 0 ? "" : ", ", words->values[i].value_nick);
  g_type_class_unref (words);
  return g_string_free (g_steal_pointer (&list), FALSE);
}

static void
check_word (Checker *checker, const PrPresetJson *node, const Field *field)
{
  g_autofree char *words = NULL;
  int value;

  /* Here, unlike on a command line, the spelling is fixed. */
  if (pr_enum_from_word (field->get_words (), node->text, &value) &&
      strcmp (pr_enum_get_word (field->get_words (), value), node->text) == 0)
    return;

  words = list_words (field->get_words ());
  pr_preset_problems_add (checker->problems, checker->file, node->line,
                          "“%s” is “%s” and must be one of %s", field->name, node->text, words);
}

static void
check_one_text (Checker *checker, const PrPresetJson *node, const Field *field)
{
  const char *wrong;

  if (node->kind != PR_PRESET_JSON_STRING)
    {
      add (checker, node, field->name, "must be text in double quotes");
      return;
    }
  if (field->get_words != NULL)
    {
      check_word (checker, node, field);
      return;
    }

  wrong = field->check (node->text);
  if (wrong != NULL)
    pr_preset_problems_add (checker->problems, checker->file, node->line, "“%s”: “%s” %s",
                            field->name, node->text, wrong);
}

static void
check_integer (Checker *checker, const PrPresetJson *node, const Field *field)
{
  if (node->kind != PR_PRESET_JSON_INTEGER)
    add (checker, node, field->name, "must be a number");
  else if (node->integer < field->min || node->integer > field->max)
    pr_preset_problems_add (checker->problems, checker->file, node->line,
                            "“%s” is %" G_GINT64_FORMAT " and must be %" G_GINT64_FORMAT
                            " to %" G_GINT64_FORMAT,
                            field->name, node->integer, field->min, field->max);
}

static void
check_texts (Checker *checker, const PrPresetJson *list, const Field *field)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < list->children->len; i++)
    {
      const PrPresetJson *child = pr_preset_json_get_child (list, i);

      check_one_text (checker, child, field);
      if (child->text != NULL && !g_hash_table_add (seen, child->text))
        pr_preset_problems_add (checker->problems, checker->file, child->line,
                                "“%s” has “%s” twice", field->name, child->text);
    }
}

static void
check_list (Checker *checker, const PrPresetJson *node, const Field *field)
{
  if (node->kind != PR_PRESET_JSON_ARRAY)
    {
      add (checker, node, field->name, "must be a list in square brackets");
      return;
    }
  if (node->children->len > field->max)
    {
      add (checker, node, field->name, "has too many entries");
      return;
    }
  if (node->children->len < field->min)
    add (checker, node, field->name, "must not be empty");

  if (field->kind == KIND_TEXTS)
    check_texts (checker, node, field);
  else
    for (guint i = 0; i < node->children->len; i++)
      check_object (checker, pr_preset_json_get_child (node, i), field->fields);
}

static void
check_field (Checker *checker, const PrPresetJson *node, const Field *field)
{
  /* A date that is not known is said so. */
  if (node->kind == PR_PRESET_JSON_NULL && field->check == check_month)
    return;

  switch (field->kind)
    {
    case KIND_TEXT:
      check_one_text (checker, node, field);
      break;
    case KIND_INTEGER:
      check_integer (checker, node, field);
      break;
    case KIND_BOOLEAN:
      if (node->kind != PR_PRESET_JSON_BOOLEAN)
        add (checker, node, field->name, "must be true or false");
      break;
    case KIND_OBJECT:
      check_object (checker, node, field->fields);
      break;
    case KIND_TEXTS:
    case KIND_OBJECTS:
      check_list (checker, node, field);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
check_object (Checker *checker, const PrPresetJson *object, const Field *fields)
{
  if (object->kind != PR_PRESET_JSON_OBJECT)
    {
      pr_preset_problems_add (checker->problems, checker->file, object->line,
                              "an object in curly brackets is wanted here");
      return;
    }

  for (guint i = 0; i < object->children->len; i++)
    {
      const PrPresetJson *child = pr_preset_json_get_child (object, i);
      const Field *field = fields;

      while (field->name != NULL && strcmp (field->name, child->name) != 0)
        field++;
      if (field->name != NULL)
        check_field (checker, child, field);
      else
        add (checker, child, child->name, "is no field of this format");
    }

  for (const Field *field = fields; field->name != NULL; field++)
    if ((field->need == NEED_ALWAYS ||
         (field->need == NEED_SHIPPED && checker->rules == PR_PRESET_RULES_SHIPPED)) &&
        pr_preset_json_get_member (object, field->name) == NULL)
      add (checker, object, field->name, "is missing");
}

/* RFC 8314 §7 and the registry: 465, 993 and 995 speak TLS from the first byte, 25, 587, 143 and
 * 110 begin in plain text. Where a server does otherwise, “unusual” says who claims so. */
static void
check_port (Checker *checker, const PrPresetJson *server)
{
  gint64 port = pr_preset_json_get_integer (server, "port");
  gboolean tls = g_str_equal (pr_preset_json_get_text (server, "security"), "tls");
  gboolean contradicts = tls ? port == 25 || port == 110 || port == 143 || port == 587
                             : port == 465 || port == 993 || port == 995;
  gboolean meant = pr_preset_json_get_member (server, "unusual") != NULL;

  if (contradicts && !meant)
    add (checker, pr_preset_json_get_member (server, "security"), "security",
         tls ? "is “tls” on a port that begins in plain text; if that is meant, “unusual” says why"
             : "is not “tls” on a port of TLS; if that is meant, “unusual” says why");
  if (!contradicts && meant)
    add (checker, pr_preset_json_get_member (server, "unusual"), "unusual",
         "stands by a server that has nothing unusual");
}

static void
check_server_pair (Checker *checker, const PrPresetJson *earlier, const PrPresetJson *server)
{
  if (!g_str_equal (pr_preset_json_get_text (earlier, "protocol"),
                    pr_preset_json_get_text (server, "protocol")))
    return;

  if (pr_preset_json_get_integer (earlier, "port") == pr_preset_json_get_integer (server, "port") &&
      g_str_equal (pr_preset_json_get_text (earlier, "host"),
                   pr_preset_json_get_text (server, "host")))
    pr_preset_problems_add (checker->problems, checker->file, server->line,
                            "this server stands here twice");
  if (pr_preset_json_get_integer (earlier, "unconfirmed") &&
      !pr_preset_json_get_integer (server, "unconfirmed"))
    pr_preset_problems_add (checker->problems, checker->file, earlier->line,
                            "an unconfirmed server stands before a confirmed one");
}

static void
check_servers (Checker *checker, const PrPresetJson *servers)
{
  for (guint i = 0; i < servers->children->len; i++)
    {
      const PrPresetJson *server = pr_preset_json_get_child (servers, i);
      const PrPresetJson *pattern = pr_preset_json_get_member (server, "username_pattern");

      check_port (checker, server);
      if (pattern != NULL && !g_str_equal (pr_preset_json_get_text (server, "username"), "other"))
        add (checker, pattern, "username_pattern", "goes only with “username”: “other”");
      for (guint j = 0; j < i; j++)
        check_server_pair (checker, pr_preset_json_get_child (servers, j), server);
    }
}

static void
check_subdomains (Checker *checker, const PrPresetJson *provider)
{
  const PrPresetJson *domains = pr_preset_json_get_member (provider, "domains");
  const PrPresetJson *subdomains = pr_preset_json_get_member (provider, "subdomains");

  for (guint i = 0; i < pr_preset_json_get_n_children (subdomains); i++)
    {
      const PrPresetJson *wanted = pr_preset_json_get_child (subdomains, i);
      gboolean found = FALSE;

      for (guint j = 0; j < domains->children->len && !found; j++)
        found = g_str_equal (pr_preset_json_get_child (domains, j)->text, wanted->text);
      if (!found)
        add (checker, wanted, wanted->text, "is in “subdomains” but not in “domains”");
    }
}

/* Who offers nothing to connect to must say what to do instead. */
static void
check_explained (Checker *checker, const PrPresetJson *provider)
{
  const PrPresetJson *hints = pr_preset_json_get_member (provider, "hints");

  for (guint i = 0; i < pr_preset_json_get_n_children (hints); i++)
    if (g_str_equal (pr_preset_json_get_text (pr_preset_json_get_child (hints, i), "when"),
                     "before"))
      return;
  if (pr_preset_json_get_n_children (pr_preset_json_get_member (provider, "servers")) == 0)
    add (checker, provider, "servers", "is empty and no hint “before” says what to do instead");
}

static void
check_shipped (Checker *checker, const PrPresetJson *provider)
{
  const PrPresetJson *id = pr_preset_json_get_member (provider, "id");
  const PrPresetJson *sources = pr_preset_json_get_member (provider, "sources");
  g_autofree char *base = g_path_get_basename (checker->file);
  g_autofree char *wanted = g_strconcat (id->text, ".json", NULL);

  if (!g_str_equal (base, wanted))
    add (checker, id, "id", "is not the name of the file");
  for (guint i = 0; i < sources->children->len; i++)
    {
      const PrPresetJson *source = pr_preset_json_get_child (sources, i);

      if (!g_strv_contains (known_sources, source->text))
        add (checker, source, source->text, "is no source that data/providers/README.md explains");
    }
}

/**
 * pr_preset_schema_parse:
 * @text: the content of a provider's file
 * @n_bytes: its length
 * @file: its path, for the problems, and for the id by %PR_PRESET_RULES_SHIPPED
 * @rules: how much is asked of it
 * @problems: (element-type PrPresetProblem): where to add all that is wrong with it
 *
 * Reads and checks one file by itself. What is returned has every needed field, each of the right
 * kind and form, so that whoever reads it need not look again. Thread: any.
 *
 * Returns: (transfer full) (nullable): the provider, or %NULL if there are new problems
 */
PrPresetJson *
pr_preset_schema_parse (const char *text,
                        gsize n_bytes,
                        const char *file,
                        PrPresetRules rules,
                        GPtrArray *problems)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PrPresetJson) provider = NULL;
  Checker checker = { file, rules, problems };
  guint n_before = problems->len;
  guint line;

  provider = pr_preset_json_parse (text, n_bytes, &line, &error);
  if (provider == NULL)
    {
      pr_preset_problems_add (problems, file, line, "%s", error->message);
      return NULL;
    }

  check_object (&checker, provider, provider_fields);
  if (problems->len == n_before)
    {
      check_servers (&checker, pr_preset_json_get_member (provider, "servers"));
      check_subdomains (&checker, provider);
      check_explained (&checker, provider);
      if (rules == PR_PRESET_RULES_SHIPPED)
        check_shipped (&checker, provider);
    }
  return problems->len == n_before ? g_steal_pointer (&provider) : NULL;
}
