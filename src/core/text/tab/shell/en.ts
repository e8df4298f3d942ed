import type { shell as sv } from './sv';

/** The texts around every page, in English. */
export const shell: typeof sv = {
  pages: { mine: 'Mine', goals: 'Goals', 'follow-up': 'Follow-up' },
  settings: 'Settings',
  loading: 'Loading …',
  outside: {
    title: 'Open Jämna in Teams',
    text: 'Jämna works inside Microsoft Teams, where you are already signed in.',
    action: 'Go to Teams',
  },
  hostSilent: {
    title: 'Teams does not answer',
    text: 'The page got no answer from Teams within five seconds.',
  },
  offline: {
    title: 'We cannot reach the server',
    text: 'Check your connection. What you have written is kept on this device.',
  },
  unavailable: {
    title: 'SharePoint does not answer right now',
    text: 'The municipality’s lists cannot be reached. This usually passes within a few minutes.',
  },
  signIn: {
    title: 'You are not signed in with a municipal account',
    text: 'Jämna is for the municipality’s own staff. Guests and accounts of other organisations are not let in.',
    action: 'Sign in again',
  },
  signInUnavailable: {
    title: 'Your sign-in cannot be checked right now',
    text: 'Microsoft’s sign-in service does not answer. Nothing has been changed. Try again in a moment.',
  },
  clockDiffers: {
    title: 'A clock is wrong',
    text: 'Your sign-in is in order, but its time is not. Check the clock of your computer or phone and try again. If it is right, ask IT to check the clock of the server, which may be at most five minutes off.',
  },
  notAllowed: {
    title: 'You do not have access to this page, or it does not exist',
    text: 'Ask a process leader if you should be able to get in.',
  },
  notFound: {
    title: 'This no longer exists',
    text: 'What you were looking for has been removed or has moved.',
  },
  unexpected: {
    title: 'Something went wrong',
    text: (reference) =>
      reference === ''
        ? 'Try again in a while.'
        : `Try again. Quote ${reference} if you ask for help.`,
  },
  listsMissing: {
    title: 'The lists have not been created yet',
    text: 'An administrator runs this command once. After that the page works.',
    copy: 'Copy the command',
    copied: 'Copied',
  },
  retry: 'Try again',
  staleFrom: (time) =>
    `We cannot reach the server. You see how things stood at ${time}. What you write is kept on this device.`,
  graph: {
    unreachable: (since) => `SharePoint has not answered since ${since}.`,
    refused: (since) => `SharePoint has answered with errors since ${since}.`,
    throttled: (until) => `Microsoft has asked us to wait until ${until}.`,
    signIn: (since) => `Jämna has not been able to sign in to SharePoint since ${since}.`,
    stale: (since) => `At least one list could not be read since ${since}.`,
    dataFrom: (time, ago) => `The figures are from ${time}, ${ago}.`,
  },
  clockFault: {
    kind: {
      'jumped-forward': (date) =>
        `The server’s clock has jumped forward and shows ${date}. Jämna sends nothing meanwhile.`,
      'jumped-back': (date) =>
        `The server’s clock has jumped back and shows ${date}. Jämna sends nothing meanwhile.`,
      'absurd-date': (date) =>
        `The server’s clock shows ${date}, which cannot be right. Jämna sends nothing meanwhile.`,
    },
    advice:
      'Ask IT to check the clock. Once it is right again, what is waiting is sent. If the date is already right, ask IT to restart Jämna.',
  },
  acts: {
    offline:
      'The server does not answer, so we do not know whether the change arrived. Look at the page before you do it again.',
    throttled: (time) =>
      `Microsoft asks us to wait until ${time}. Nothing is saved. Try again then.`,
    unavailable: 'SharePoint does not answer right now. Nothing is saved. Try again in a while.',
    unknown:
      'SharePoint did not answer in time, so we do not know whether it was saved. We are finding out, and the page shows what is saved.',
    conflict: 'Somebody else was first. The page now shows the latest.',
    notAllowed: 'It does not exist, or you may not do that. The page now shows what you can do.',
    invalid: 'Something in what you entered is not right.',
    moreFaults:
      'There are more faults than these. Correct them and try again to see the next ones.',
  },
  print: 'Print',
};
