// Every switch of the emulator that a suite of this project starts stands away from its default.
process.env['EMULATOR_SWITCHES'] = 'other';
