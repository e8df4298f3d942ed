// Every switch of the stand-in that a suite of this project starts stands away from its default.
process.env['EMULATOR_SWITCHES'] = 'other';
