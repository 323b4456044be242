mod calls;
mod ends;
mod lookahead;
mod records;
mod schedules;
mod simulator;
