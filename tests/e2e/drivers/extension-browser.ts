/** How the browser finds the simulator in place of 1fichier and of the sources. */
export type Network = {
  /** For Chromium's `--host-resolver-rules`. */
  readonly hostResolverRules: string;
  /** An HTTP proxy on 127.0.0.1 that also understands CONNECT. */
  readonly proxyPort: number;
  /** The certificate of every host behind it. */
  readonly caCertPem: string;
};

export type LaunchOptions = {
  readonly network: Network;
  /** Shows its windows; else the browser is headless. */
  readonly headed?: boolean;
  /** X display to show them on, such as `:99`; else the one of this session. */
  readonly display?: string;
  /** Language of the browser, such as `fr`; Firefox forgets it when it is started anew. */
  readonly language?: string;
  /** Where the folder of the profile is made; else among the temporary files. */
  readonly profileParent?: string;
};

/** Roles that the scenarios look for. */
export type Role =
  | 'button'
  | 'link'
  | 'textbox'
  | 'list'
  | 'listitem'
  | 'status'
  | 'alert'
  | 'checkbox'
  | 'combobox'
  | 'row'
  | 'treeitem';

/** A part of a page in which things are found by what a user of a screen reader would call them. */
export type Scope = {
  /** Waits for the control, then clicks it. Fails after 10 s. */
  click(role: Role, name: string): Promise<void>;
  /** Accessible names of the visible elements with this role, in order. */
  names(role: Role): Promise<string[]>;
  /** The visible text. */
  text(): Promise<string>;
  /** Waits until the visible text contains the string or matches. Fails after `timeoutMs` (default 15 s) with the text. */
  waitForText(wanted: string | RegExp, timeoutMs?: number): Promise<void>;
};

/** A tab. */
export type ExtensionPage = Scope & {
  /** Replaces what the field holds, as typing does. The field is found by its label. */
  fill(label: string, text: string): Promise<void>;
  value(label: string): Promise<string>;
  /** Puts files, by their paths, into the field with that name, which nobody need see. */
  chooseFiles(label: string, paths: readonly string[]): Promise<void>;
  /** Chooses the option of that name in the list with that label. */
  choose(label: string, option: string): Promise<void>;
  /** Puts the focus into the field and pastes the clipboard with the keyboard. */
  paste(label: string): Promise<void>;
  /** Selects the whole page and copies it with the keyboard. */
  copyAll(): Promise<void>;
  /**
   * The first row of the list or table with that label (default `Transfers`) that contains the text or matches; names
   * shortened on the screen count as whole.
   */
  row(text: string | RegExp, label?: string): Scope;
  /** The dialog that is open, the topmost one. */
  dialog(): Scope;
  /** Presses a key, such as `F2`, `Control+a` or `Shift+Tab`, where the focus is. */
  press(key: string): Promise<void>;
  /** The accessible name of what has the focus; empty when nothing has. */
  focused(): Promise<string>;
  /** What the status regions say. */
  status(): Promise<string>;
  /** Runs the body of an async function in the page; the result must be JSON. */
  evaluate<T>(body: string): Promise<T>;
  resize(width: number, height: number): Promise<void>;
  screenshot(file: string): Promise<void>;
  reload(): Promise<void>;
  close(): Promise<void>;
};

/** A running browser with the built extension in it. The same scenarios drive both kinds. */
export type ExtensionBrowser = {
  readonly kind: 'chromium' | 'firefox';
  openPopup(): Promise<ExtensionPage>;
  openOptions(): Promise<ExtensionPage>;
  /** The files page; `hash` as in `#folder=12`, for one that is not the main folder. */
  openFiles(hash?: string): Promise<ExtensionPage>;
  open(url: string): Promise<ExtensionPage>;
  /** Waits for a tab whose address contains the text, one that the extension has opened. */
  opened(part: string): Promise<ExtensionPage>;
  /** Chooses the extension's menu item (by its id) for a link that the given page is made to hold. */
  menuOnLink(item: string, href: string, pageUrl: string): Promise<void>;
  /** Lets the extension at the open tab of that address, as a click on its button does. Resolves with the id of the tab. */
  grantTab(url: string): Promise<number>;
  clipboard(): Promise<string>;
  setOffline(offline: boolean): Promise<void>;
  setColorScheme(scheme: 'light' | 'dark'): Promise<void>;
  /** Stops the service worker or event page, as the browser does when it is idle. */
  stopBackground(): Promise<void>;
  /** Addresses of the open tabs. */
  tabs(): Promise<string[]>;
  /** Closes the tabs whose address contains the text. At least one other must be open. */
  closeTabs(part: string): Promise<void>;
  /** The folder of its profile. */
  readonly profile: string;
  /**
   * SIGKILL to the whole browser, then a new one on the same profile. Open pages are gone. Ends `restartUnattended`, too.
   * `between`: what happens to the profile meanwhile.
   */
  killAndRestart(between?: () => void): Promise<void>;
  /** Ends properly, then runs on the same profile with nothing attached: no debugger, no automation. */
  restartUnattended(): Promise<void>;
  /** The id of the group that all its processes are in. */
  processGroup(): number;
  /** Resolves when the browser has ended, be it that the user closed it. */
  untilEnded(): Promise<void>;
  /** Stops the browser and removes its profile. Safe to call twice. */
  close(): Promise<void>;
};
