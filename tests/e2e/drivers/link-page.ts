/** The body of a function that replaces the page by one link and returns its resolved address. */
export function linkPageBody(href: string, id: string): string {
  return `
    document.body.replaceChildren();
    const link = document.createElement('a');
    link.id = ${JSON.stringify(id)};
    link.textContent = 'The link';
    link.setAttribute('href', ${JSON.stringify(href)});
    link.style.cssText = 'position:fixed;left:40px;top:40px';
    document.body.append(link);
    return link.href;`;
}
