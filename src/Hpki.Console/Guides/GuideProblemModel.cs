namespace Hpki.Console.Guides;

/// <summary>Something that anybody asked for was refused or went wrong.</summary>
public sealed record GuideProblemModel(GuideFrame Frame, string Title, string WhatToDo, string? ReferenceId);
