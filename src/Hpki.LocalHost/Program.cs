Console.WriteLine("HpkiFunctions local host");
