/* passo-renderer.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <unistd.h>

#include "passo-renderer.h"

/* Drivers of virtual screens, whose GL is drawn by the processor. */
static const char * const software_drivers[] = {
  "bochs-drm", "cirrus", "hyperv_drm", "qxl", "simple-framebuffer", "vboxvideo", "vgem", "vkms", NULL,
};

static gboolean
is_software_driver (const char *class_folder,
                    const char *node)
{
  g_autofree char *link = g_build_filename (class_folder, node, "device", "driver", NULL);
  g_autofree char *target = g_file_read_link (link, NULL);
  g_autofree char *driver = NULL;

  /* A virtual device has no driver. */
  if (target == NULL)
    return TRUE;

  driver = g_path_get_basename (target);
  return g_strv_contains (software_drivers, driver);
}

/**
 * passo_renderer_has_hardware:
 * @dri_folder: where the devices are, `/dev/dri`
 * @class_folder: where their drivers are named, `/sys/class/drm`
 *
 * Looks for a graphics device that can be opened for drawing. It opens no display and loads no
 * driver, so it costs microseconds.
 *
 * Returns: whether GL is likely to be drawn by hardware
 */
gboolean
passo_renderer_has_hardware (const char *dri_folder,
                             const char *class_folder)
{
  g_autoptr (GDir) folder = NULL;
  const char *name;

  g_return_val_if_fail (dri_folder != NULL, FALSE);
  g_return_val_if_fail (class_folder != NULL, FALSE);

  folder = g_dir_open (dri_folder, 0, NULL);
  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (dri_folder, name, NULL);

      if (g_str_has_prefix (name, "renderD")
          && access (path, R_OK | W_OK) == 0
          && !is_software_driver (class_folder, name))
        return TRUE;
    }

  return FALSE;
}

/**
 * passo_renderer_choose:
 *
 * Chooses GTK's cairo renderer where GL would be drawn by the processor, which is several times
 * slower. To be called before GTK starts; a choice that the user made stands.
 */
void
passo_renderer_choose (void)
{
  const char *software = g_getenv ("LIBGL_ALWAYS_SOFTWARE");

  if (g_getenv ("GSK_RENDERER") != NULL)
    return;

  if ((software != NULL && g_strcmp0 (software, "0") != 0 && g_strcmp0 (software, "false") != 0)
      || !passo_renderer_has_hardware ("/dev/dri", "/sys/class/drm"))
    g_setenv ("GSK_RENDERER", "cairo", FALSE);
}
