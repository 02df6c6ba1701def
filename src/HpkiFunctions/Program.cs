using HpkiFunctions;
using Microsoft.Azure.Functions.Worker.Builder;

// Entry point of the app that is published to Azure; left out of the local build (docs/decisions/0001-two-hostings.md).
var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.AddHpkiFunctions(builder.Configuration);
builder.Build().Run();
