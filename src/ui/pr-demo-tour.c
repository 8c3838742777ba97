/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-demo-tour.h"

/* How long a page is given to come to rest before its picture is taken, in milliseconds. */
#define REST_MS 700
/* No test of the tour takes as long; one that does is shown as it is. */
#define MAX_RESTS 60

typedef struct
{
  const char *picture;
  const char *address; /* of the demo, to be set up … */
  gboolean test;       /* … and tested; else what is there stays */
  PrPlace place;
  const char *text; /* typed where the focus is: to be explained, or looked for and opened */
} Stop;

static const Stop stops[] = {
  { "1-accounts", NULL, FALSE, PR_PLACE_ACCOUNTS, NULL },
  { "2-settings", "works@demo.example", FALSE, PR_PLACE_ACCOUNTS, NULL },
  { "3-works", "works@demo.example", TRUE, PR_PLACE_ACCOUNTS, NULL },
  { "4-fix", "wrong-encryption@demo.example", TRUE, PR_PLACE_ACCOUNTS, NULL },
  { "5-certificate", "self-signed@demo.example", TRUE, PR_PLACE_ACCOUNTS, NULL },
  { "6-sending-fails", "sending-fails@demo.example", TRUE, PR_PLACE_ACCOUNTS, NULL },
  { "7-providers", NULL, FALSE, PR_PLACE_PROVIDERS, "gmail" },
  { "8-explain", NULL, FALSE, PR_PLACE_EXPLAIN,
    "550 5.7.1 Service unavailable; client host [192.0.2.7] blocked using Spamhaus" },
};

typedef struct
{
  PrWindow *window; /* borrowed: the tour ends with it */
  char *folder;
  guint next;
  guint rests;
  gboolean tested;
  gboolean entered;
  guint source_id;
} Tour;

static void
tour_free (gpointer data, GObject *window G_GNUC_UNUSED)
{
  Tour *tour = data;

  g_clear_handle_id (&tour->source_id, g_source_remove);
  g_free (tour->folder);
  g_free (tour);
}

static void
take_picture (Tour *tour, const char *name)
{
  GtkWidget *widget = GTK_WIDGET (tour->window);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree char *file = g_strconcat (name, ".png", NULL);
  g_autofree char *path = g_build_filename (tour->folder, file, NULL);
  GskRenderNode *node;

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (widget),
                          gtk_widget_get_height (widget));
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  if (node == NULL)
    return;
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (widget)), node, NULL);
  gsk_render_node_unref (node);
  if (!gdk_texture_save_to_png (texture, path))
    g_printerr ("%s could not be written.\n", path);
  else
    g_print ("%s\n", path);
}

/* The focus stands where one would type. */
static void
type_text (Tour *tour, const char *text)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (tour->window));

  if (GTK_IS_TEXT_VIEW (focus))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus)), text, -1);
  else if (GTK_IS_EDITABLE (focus))
    gtk_editable_set_text (GTK_EDITABLE (focus), text);
}

static void
begin_stop (Tour *tour, const Stop *stop)
{
  PrHome *home = pr_window_get_home (tour->window);

  pr_home_set_place (home, stop->place);
  if (stop->address != NULL)
    {
      g_action_group_activate_action (pr_home_get_actions (home), "try-demo",
                                      g_variant_new_string (stop->address));
      pr_home_discard (home);
    }
  if (stop->text != NULL)
    type_text (tour, stop->text);
}

static gboolean
on_rested (gpointer user_data)
{
  Tour *tour = user_data;
  const Stop *stop = &stops[tour->next];
  PrWizard *setup = pr_home_get_setup (pr_window_get_home (tour->window));

  /* The test begins a rest after the settings, since the password is looked up first. */
  if (stop->test && setup != NULL && !tour->tested)
    {
      tour->tested = TRUE;
      pr_wizard_test (setup);
      return G_SOURCE_CONTINUE;
    }
  /* What is looked for is opened a rest after it was typed, since the list follows. */
  if (stop->text != NULL && !tour->entered)
    {
      GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (tour->window));

      tour->entered = TRUE;
      if (GTK_IS_TEXT (focus))
        g_signal_emit_by_name (focus, "activate");
      return G_SOURCE_CONTINUE;
    }
  if (stop->test && setup != NULL && pr_wizard_get_running (setup) && ++tour->rests < MAX_RESTS)
    return G_SOURCE_CONTINUE;
  take_picture (tour, stop->picture);
  tour->rests = 0;
  tour->tested = FALSE;
  tour->entered = FALSE;
  if (++tour->next < G_N_ELEMENTS (stops))
    {
      begin_stop (tour, &stops[tour->next]);
      return G_SOURCE_CONTINUE;
    }
  tour->source_id = 0;
  gtk_window_destroy (GTK_WINDOW (tour->window));
  return G_SOURCE_REMOVE;
}

/**
 * pr_demo_tour_start:
 * @window: a window of the demo, which is closed at the end
 * @folder: where the pictures go; it has to be there
 *
 * Shows the main pages one after another, and saves a picture of each: for who has no screen, and for
 * those who need pictures of the program.
 */
void
pr_demo_tour_start (PrWindow *window, const char *folder)
{
  Tour *tour;

  g_return_if_fail (PR_IS_WINDOW (window));
  g_return_if_fail (folder != NULL);

  tour = g_new0 (Tour, 1);
  tour->window = window;
  tour->folder = g_strdup (folder);
  g_object_weak_ref (G_OBJECT (window), tour_free, tour);
  begin_stop (tour, &stops[0]);
  tour->source_id = g_timeout_add (REST_MS, on_rested, tour);
}
