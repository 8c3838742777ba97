/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-preset-typo.h"

static PrPresets *presets;

static void
test_slips (void)
{
  static const char *const rows[][2] = {
    { "gmial.com", "gmail.com" },
    { "GMIAL.com", "gmail.com" },
    { "gmali.com", "gmail.com" },
    { "gnail.com", "gmail.com" },
    { "gmaik.com", "gmail.com" },
    { "gmai.com", "gmail.com" },
    { "gmal.com", "gmail.com" },
    { "gmaill.com", "gmail.com" },
    { "ggmail.com", "gmail.com" },
    { "mgail.com", "gmail.com" },
    { "gmail.con", "gmail.com" },
    { "gmail.co", "gmail.com" },
    { "gmail.cm", "gmail.com" },
    { "gmail.comm", "gmail.com" },
    { "gmail.cmo", "gmail.com" },
    { "gmailcom", "gmail.com" },
    { "gmial.con", "gmail.com" },
    { "googlemial.com", "googlemail.com" },
    { "hotmial.com", "hotmail.com" },
    { "hotmal.com", "hotmail.com" },
    { "hotmaill.com", "hotmail.com" },
    { "homtail.com", "hotmail.com" },
    { "hotmial.fr", "hotmail.fr" },
    { "otmail.com", "hotmail.com" },
    { "hotmil.cm", NULL }, /* two things at once, one of them a real country */
    { "yahooo.com", "yahoo.com" },
    { "yaho.com", "yahoo.com" },
    { "yhaoo.com", "yahoo.com" },
    { "yahoo.co.ukk", "yahoo.co.uk" },
    { "yahooo.co.uk", "yahoo.co.uk" },
    { "outlok.com", "outlook.com" },
    { "outlok.de", "outlook.de" },
    { "outloook.com", "outlook.com" },
    { "otulok.com", "outlook.com" },
    { "iclould.com", "icloud.com" },
    { "icluod.com", "icloud.com" },
    { "web.d", "web.de" },
    { "wbe.de", "web.de" },
    { "gmx.dee", "gmx.de" },
    { "gxm.net", "gmx.net" },
    { "aol.con", "aol.com" },
    { "t-onlien.de", "t-online.de" },
    { "freenett.de", "freenet.de" },
    { "mial.ru", "mail.ru" },
    { "yandx.ru", "yandex.ru" },
    { "protonmial.com", "protonmail.com" },
    { "comacst.net", "comcast.net" },
    { "163.con", "163.com" },
    { "telnet.be", "telenet.be" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *suggested = pr_presets_suggest_domain (presets, rows[i][0]);

      g_test_message ("%s", rows[i][0]);
      g_assert_cmpstr (suggested, ==, rows[i][1]);
    }
}

/* Domains that are known, and such as are near a known one and somebody's own. */
static void
test_no_slips (void)
{
  static const char *const rows[] = {
    /* known */
    "gmail.com", "googlemail.com", "hotmail.fr", "ymail.com", "mail.com", "email.com", "gmx.ch", "web.de",
    "sub.gmail.com", "aol.com", "me.com", "mac.com", "live.com", "163.com", "126.com",
    /* firms, families, towns */
    "example.org", "bol.com", "grail.com", "cmail.com", "rmail.com", "outdoor.com", "hotel.com",
    "hotels.com", "potmail.com", "love.com", "like.com", "line.com", "life.com", "love.de", "olive.com",
    "rodgers.com", "roger.com", "oranges.fr", "grange.fr", "range.fr", "show.ca", "shaws.ca", "skye.com",
    "box.com", "fox.net", "cos.net", "web.dev", "web.dk", "wed.de", "webs.de", "gmx.io", "gmb.de", "bmx.de",
    "gmt.de", "aol.org", "mall.ru", "male.ru", "maid.ru", "main.de", "maildrop.cc", "fastmailer.com",
    "mailbox.com", "post.de", "posted.de", "zone.com", "yohoho.com", "yahtzee.com", "cloud.com",
    "icloud.de", "ionos.com", "onet.com", "free.org", "frei.fr", "tree.fr", "bert.com", "bit.com", "btx.com",
    "168.com", "136.com", "sina.org", "nova.cz", "seznamka.cz", "libera.org", "liberty.it", "orange.org",
    "comcast.com", "frontiers.com", "wind.com", "kpm.com", "xs4all.net", "uni-bonn.de",
    "nyu.edu", "illinois.gov", "localhost", "gmail", "com", "a.b", "[192.0.2.1]", ".com", "gmail.", "",
    "bücher.example", "ёmail.ru",
  };
  g_autofree char *long_label = g_strnfill (200, 'a');
  g_autofree char *long_domain = g_strconcat (long_label, ".com", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *suggested = pr_presets_suggest_domain (presets, rows[i]);

      g_test_message ("%s", rows[i]);
      g_assert_null (suggested);
    }
  g_assert_null (pr_presets_suggest_domain (presets, long_domain));
}

static void
test_address (void)
{
  g_autofree char *suggested = pr_presets_suggest_address (presets, "Ann.Lee+x@hotmial.com");

  g_assert_cmpstr (suggested, ==, "Ann.Lee+x@hotmail.com");
  g_assert_null (pr_presets_suggest_address (presets, "ann@hotmail.com"));
}

int
main (int argc, char *argv[])
{
  static const char *const no_folders[] = { NULL };
  int status;

  g_test_init (&argc, &argv, NULL);
  presets = pr_presets_new (no_folders);
  g_test_add_func ("/preset-typo/slips", test_slips);
  g_test_add_func ("/preset-typo/no-slips", test_no_slips);
  g_test_add_func ("/preset-typo/address", test_address);
  status = g_test_run ();
  g_object_unref (presets);
  return status;
}
