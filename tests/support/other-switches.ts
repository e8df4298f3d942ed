// Setup file of the Jest project `other-switches`: its suites start the emulator with no switch at its default.
process.env['EMULATOR_SWITCHES'] = 'other';
