mod calls;
mod concurrency;
mod ends;
mod lookahead;
mod records;
mod schedules;
mod simulator;
