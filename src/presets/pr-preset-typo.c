/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-preset-typo.h"

#include "pr-email-address.h"

#include <string.h>

/* A question too many (“did you mean …?”) under a right address costs trust, so this looks for
 * slips of the hand near the well-known domains, not for all that is merely alike: grail.com is no
 * gmail.com. A domain is taken apart at its first dot into a label (“gmail”) and the rest (“com”,
 * “co.uk”). */

typedef enum
{
  SLIP_NONE,
  SLIP_SAME,
  SLIP_WRONG,   /* another letter */
  SLIP_EXTRA,   /* a letter too many */
  SLIP_MISSING, /* a letter too few */
  SLIP_SWAPPED, /* two letters in the wrong order */
} SlipKind;

typedef struct
{
  SlipKind kind;
  gsize at;
} Slip;

/* What a suggestion costs; the cheapest wins. */
#define COST_NEVER 9u

#define MAX_LABEL_BYTES 63

/* The facts name a provider's best known domains first. */
#define N_FIRST_DOMAINS 4u

/* Top-level domains that lie one slip from others and are meant when they are typed. */
static const char real_tlds[] =
    " ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br"
    " bs bt bw by bz ca cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz"
    " ec ee eg er es et eu fi fj fk fm fo fr ga gb gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu"
    " gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr"
    " kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mg mh mk ml mm mn mo mp mq mr ms mt"
    " mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps"
    " pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sk sl sm sn so sr ss st su sv sx sy sz"
    " tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug uk us uy uz va vc ve vg vi vn vu wf"
    " ws ye yt za zm zw app art bar bet bid bio biz box cab cal cam car cat com day dev eco esq"
    " eus fit fun icu ing ink int ist law med men mov net new now nyc one ong onl org ovh pet"
    " pro pub red run ski tax tel top uno vet vin vip win xyz you zip ";

static gboolean
is_real_tld (const char *tld)
{
  char word[8];

  if (strlen (tld) > 4)
    return FALSE;
  g_snprintf (word, sizeof word, " %s ", tld);
  return strstr (real_tlds, word) != NULL;
}

/* Whether the two keys touch, on the common Latin layouts, or look or sound alike. */
static gboolean
are_near (char a, char b)
{
  static const char *const rows[] = { "qwertyuiop", "asdfghjkl", "zxcvbnm", "1234567890" };
  static const char *const pairs = "qa qw as aw sw se sz sx de dr dx dc fr ft fc fv gt gy gv gb hy "
                                   "hu hb hn ju ji jn jm ki ko km lo "
                                   "lp zy az 1l 1i il 0o ae ei eo ou uv ";
  char forth[] = { a, b, '\0' };
  char back[] = { b, a, '\0' };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    if (strstr (rows[i], forth) != NULL || strstr (rows[i], back) != NULL)
      return TRUE;
  return strstr (pairs, forth) != NULL || strstr (pairs, back) != NULL;
}

static Slip
find_slip (const char *typed, gsize n_typed, const char *target, gsize n_target)
{
  gsize at = 0;

  while (at < n_typed && at < n_target && typed[at] == target[at])
    at++;
  if (n_typed == n_target)
    {
      if (at == n_target)
        return (Slip){ SLIP_SAME, at };
      if (memcmp (typed + at + 1, target + at + 1, n_target - at - 1) == 0)
        return (Slip){ SLIP_WRONG, at };
      if (typed[at] == target[at + 1] && typed[at + 1] == target[at] &&
          memcmp (typed + at + 2, target + at + 2, n_target - at - 2) == 0)
        return (Slip){ SLIP_SWAPPED, at };
    }
  else if (n_typed == n_target + 1 && memcmp (typed + at + 1, target + at, n_target - at) == 0)
    return (Slip){ SLIP_EXTRA, at };
  else if (n_typed + 1 == n_target && memcmp (typed + at, target + at + 1, n_typed - at) == 0)
    return (Slip){ SLIP_MISSING, at };
  return (Slip){ SLIP_NONE, 0 };
}

/* The distance of Damerau and Levenshtein, each pair of letters swapped at most once. */
static guint
get_distance (const char *a, gsize n_a, const char *b, gsize n_b)
{
  guint rows[3][MAX_LABEL_BYTES + 1];

  for (guint j = 0; j <= n_b; j++)
    rows[0][j] = j;
  for (guint i = 1; i <= n_a; i++)
    {
      guint *row = rows[i % 3];
      const guint *above = rows[(i - 1) % 3];

      row[0] = i;
      for (guint j = 1; j <= n_b; j++)
        {
          guint replaced = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);

          row[j] = MIN (replaced, MIN (above[j], row[j - 1]) + 1);
          if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
            row[j] = MIN (row[j], rows[(i - 2) % 3][j - 2] + 1);
        }
    }
  return rows[n_a % 3][n_b];
}

/* Two slips are only believed in a long label that has no letter from elsewhere. */
static gboolean
is_two_slips (const char *typed, gsize n_typed, const char *target, gsize n_target)
{
  if (n_target < 7 || typed[0] != target[0])
    return FALSE;

  for (gsize i = 0; i < n_typed; i++)
    if (memchr (target, typed[i], n_target) == NULL)
      return FALSE;
  return get_distance (typed, n_typed, target, n_target) == 2;
}

/* A letter too many is a slip if it stands beside itself or beside a key next to it. */
static gboolean
is_stray (const char *typed, gsize n_typed, gsize at)
{
  return (at > 0 && (typed[at] == typed[at - 1] || are_near (typed[at], typed[at - 1]))) ||
         (at + 1 < n_typed && (typed[at] == typed[at + 1] || are_near (typed[at], typed[at + 1])));
}

static gboolean
is_doubled (const char *typed, gsize at)
{
  return at > 0 && typed[at] == typed[at - 1];
}

/* What one slip in the label says, by how long and how famous the right label is: of a short or a
 * little-known one there are too many neighbours. */
static gboolean
is_likely (Slip slip,
           const char *typed,
           gsize n_typed,
           const char *target,
           gsize n_target,
           guint fame)
{
  gboolean famous = fame == PR_PROVIDER_MAX_FAME;

  if (strspn (target, "0123456789") >= n_target)
    return FALSE;
  switch (slip.kind)
    {
    case SLIP_SWAPPED:
      return n_target >= 4 || (n_target == 3 && slip.at > 0);
    case SLIP_WRONG:
      return slip.at > 0 && n_target >= 5 &&
             (are_near (typed[slip.at], target[slip.at]) || (famous && n_target >= 7));
    case SLIP_EXTRA:
      if (slip.at + 1 == n_typed && typed[slip.at] == 's')
        return FALSE;
      return (is_doubled (typed, slip.at) && n_target >= 4) ||
             (slip.at > 0 && n_target >= 5 &&
              ((famous && n_target >= 6) || is_stray (typed, n_typed, slip.at)));
    case SLIP_MISSING:
      if (slip.at == 0)
        return famous && n_target >= 7;
      if (slip.at + 1 == n_target && target[slip.at] == 's')
        return FALSE;
      return n_target >= (famous ? 5 : 6);
    case SLIP_NONE:
    case SLIP_SAME:
    default:
      return FALSE;
    }
}

static guint
get_label_cost (const char *typed, gsize n_typed, const char *target, gsize n_target, guint fame)
{
  Slip slip = find_slip (typed, n_typed, target, n_target);

  if (slip.kind == SLIP_SAME)
    return 0;
  if (is_likely (slip, typed, n_typed, target, n_target, fame))
    return 1;
  if (slip.kind == SLIP_NONE && fame == PR_PROVIDER_MAX_FAME &&
      is_two_slips (typed, n_typed, target, n_target))
    return 2;
  return COST_NEVER;
}

static const char *
get_tld (const char *rest)
{
  const char *dot = strrchr (rest, '.');

  return dot == NULL ? rest : dot + 1;
}

/* “.co”, “.cm” and “.om” are real, but not under a famous label: they live on this very slip. */
static guint
get_rest_cost (const char *typed, const char *target, gboolean famous_label)
{
  const char *tld = get_tld (typed);
  Slip slip = find_slip (typed, strlen (typed), target, strlen (target));

  if (slip.kind == SLIP_SAME)
    return 0;
  if (slip.kind == SLIP_NONE)
    return COST_NEVER;
  if (is_real_tld (tld) && strcmp (tld, get_tld (target)) != 0)
    return famous_label && strcmp (target, "com") == 0 ? 1 : COST_NEVER;
  return 1;
}

/* “gmailcom”: a label alone, which is no mail domain. */
static gboolean
lacks_only_the_dot (const char *typed, const char *target)
{
  const char *dot = strchr (target, '.');
  gsize n_label = (gsize) (dot - target);

  return n_label >= 4 && strncmp (typed, target, n_label) == 0 &&
         strcmp (typed + n_label, dot + 1) == 0;
}

static guint
get_cost (const char *typed, const char *target, guint fame)
{
  const char *typed_dot = strchr (typed, '.');
  const char *target_dot = strchr (target, '.');
  gsize n_typed;
  gsize n_target;
  guint label_cost;
  guint rest_cost;

  if (target_dot == NULL)
    return COST_NEVER;
  if (typed_dot == NULL)
    return lacks_only_the_dot (typed, target) ? 1 : COST_NEVER;
  n_typed = (gsize) (typed_dot - typed);
  n_target = (gsize) (target_dot - target);
  if (n_typed == 0 || n_typed > MAX_LABEL_BYTES || n_target > MAX_LABEL_BYTES)
    return COST_NEVER;

  label_cost = get_label_cost (typed, n_typed, target, n_target, fame);
  if (label_cost == COST_NEVER)
    return COST_NEVER;
  rest_cost = get_rest_cost (typed_dot + 1, target_dot + 1,
                             fame == PR_PROVIDER_MAX_FAME && label_cost == 0 && n_target >= 5);
  if (rest_cost == COST_NEVER ||
      (rest_cost > 0 && label_cost > 0 && (n_target < 5 || label_cost > 1)))
    return COST_NEVER;
  return label_cost + rest_cost;
}

static gboolean
have_one_label (const char *domain, const char *other)
{
  gsize length = strcspn (domain, ".");

  return length == strcspn (other, ".") && strncmp (domain, other, length) == 0;
}

/* Some providers have hundreds of domains for vanity's sake, near to many others. Those that people
 * mean have one of the first labels, in other countries too, or the provider's own name. */
static gboolean
is_well_known (PrProvider *provider, const char *domain)
{
  guint n_first = MIN (pr_provider_get_n_domains (provider), N_FIRST_DOMAINS);

  for (guint i = 0; i < n_first; i++)
    if (have_one_label (domain, pr_provider_get_domain (provider, i)))
      return TRUE;
  return have_one_label (domain, pr_provider_get_id (provider));
}

/**
 * pr_presets_suggest_domain:
 * @self: the providers
 * @domain: a domain somebody typed, in any case
 *
 * Tells when @domain looks like a well-known one with a slip of the hand in it, such as
 * “gmial.com”. To be offered, never to be put in place of what was typed. A domain that is known is
 * right. Thread: any.
 *
 * Returns: (transfer full) (nullable): the domain that may be meant
 */
char *
pr_presets_suggest_domain (PrPresets *self, const char *domain)
{
  g_autofree char *typed = g_ascii_strdown (domain, -1);
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self));
  const char *best = NULL;
  guint best_cost = COST_NEVER;
  guint best_fame = 0;

  if (pr_presets_lookup_domain (self, typed, NULL) != NULL)
    return NULL;

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (PrProvider) provider = g_list_model_get_item (G_LIST_MODEL (self), i);
      guint fame = pr_provider_get_fame (provider);
      guint n_domains = fame < PR_PROVIDER_MAX_FAME - 1 ? 0 : pr_provider_get_n_domains (provider);

      for (guint j = 0; j < n_domains; j++)
        {
          const char *target = pr_provider_get_domain (provider, j);
          guint cost = get_cost (typed, target, fame);
          gboolean better = cost < best_cost || (cost == best_cost && fame > best_fame);

          if (cost < COST_NEVER && better && is_well_known (provider, target))
            {
              best = target;
              best_cost = cost;
              best_fame = fame;
            }
        }
    }
  return g_strdup (best);
}

/**
 * pr_presets_suggest_address:
 * @self: the providers
 * @address: a normalized address
 *
 * As pr_presets_suggest_domain(), for a whole address.
 *
 * Returns: (transfer full) (nullable): the address that may be meant
 */
char *
pr_presets_suggest_address (PrPresets *self, const char *address)
{
  g_autofree char *domain = pr_presets_suggest_domain (self, pr_email_address_get_domain (address));
  g_autofree char *local_part = pr_email_address_dup_local_part (address);

  return domain == NULL ? NULL : g_strconcat (local_part, "@", domain, NULL);
}
