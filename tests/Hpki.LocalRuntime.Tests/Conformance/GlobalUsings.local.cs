// The case files name no package; these two lines decide which surface they compile against.
global using Hpki.LocalRuntime;
global using Hpki.LocalRuntime.Durable;
