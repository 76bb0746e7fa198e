// Put into every page that is looked at, beside layout.js.

/** Opens whatever can be opened, all at once: menus, dialogs, panels. With false it closes them again. */
async function openEverything(isOpen) {
  const toggled = [];
  for (const details of document.querySelectorAll('details')) {
    // Of several under one name only one is open.
    details.removeAttribute('name');
    if (isOpen && details.open) details.dataset.wasOpen = '';
    const wanted = isOpen || details.dataset.wasOpen !== undefined;
    if (details.open === wanted) continue;
    // Scripts that put a panel into its place hear of it later.
    toggled.push(new Promise((resolve) => details.addEventListener('toggle', resolve, { once: true })));
    details.open = wanted;
  }
  for (const dialog of document.querySelectorAll('dialog:not([popover])')) {
    if (isOpen) dialog.showModal();
    else dialog.close();
  }
  for (const element of document.querySelectorAll('[popover]:not(.menu-panel)')) {
    // Others would close by themselves.
    element.popover = 'manual';
    element.togglePopover(isOpen);
  }
  await Promise.all(toggled);
}

globalThis.openEverything = openEverything;
